/** The page's words: what the list needs, and how numbers and names are written. Sentences of other parts: sentences.js. */

/** @import {Row, Credential, Decision, Rule} from "./types.js" */

/** @type {Record<string, string>} */
export const OUTCOME = { met: "met", partial: "partly met", unknown: "not found in the text", contradicted: "the text says otherwise" };
/** @type {Record<string, import("./types.js").Outcome>} */
export const LETTER = { m: "met", p: "partial", u: "unknown", c: "contradicted" };
/** @type {Record<string, string>} */
export const VERDICT = { shortlist: "Shortlist", review: "Review", below: "Below", knocked_out: "Knocked out", not_read: "Not read" };
/** @type {Record<string, string>} */
export const DECIDED = { advance: "Advanced", hold: "On hold", reject: "Rejected", set_aside: "Set aside" };

/** Why a file was not read: in few words, and what to do. @type {Record<string, [string, string]>} */
export const NOT_READ = {
  needs_ocr: ["A scan without text", "The pages are pictures. With text recognition installed (pip install 'screener[ocr]') they can be read, then they are scored like the others."],
  needs_password: ["Locked with a password", "Ask the candidate for an open copy, or type the password to read it here. It is not kept."],
  duplicate: ["The same résumé twice", "Only one of the two is scored."],
  unreadable: ["Damaged file", "The file cannot be opened. Ask for it again."],
  empty: ["No text in it", "The file holds no words. Ask for it again."],
  too_large: ["Larger than the limit", "Ask for a smaller copy, or split it."],
  timed_out: ["Took too long to read", "Try again while the computer is less busy."],
  unsupported: ["A kind of file that is not read", "Ask for PDF, DOCX, HTML or text."],
  not_a_resume: ["Does not look like a résumé", "No job, school or heading of a résumé was found in it. It can be scored all the same."],
};

/** @typedef {string | number} Told */
/** What the list and its first drawing say. */
export const LIST = {
  andMore: /** @param {Told} points */ (points) => `${points} and more`,
  knockedOut: "by a rule, each can be put back",
  noScore: "no score",
  setAside: "Set aside. ",
  twin: /** @param {Told} why @param {Told} other */ (why, other) => `${why}: ${other} is scored`,
  noCredential: "no credential found",
  saysOtherwise: /** @param {Told} rule */ (rule) => `${rule}: the text says otherwise`,
  noneFound: "none found",
  couldBe: /** @param {Told} points */ (points) => `${points} points are not known yet: could still be`,
  saved: "Everything is saved",
  notSetUp: /** @param {Told} why */ (why) => `The page could not be set up: ${why}`,
  empty: "No résumés yet",
  pointsByRule: /** @param {Told} review @param {Told} shortlist */ (review, shortlist) => `Points by rule, with lines at ${review} and ${shortlist}`,
  sortedBy: /** @param {Told} what */ (what) => `Sorted by ${what}`,
  showAll: "Show all",
  nobody: "No candidate fits this filter. ",
  lastCoded: "Last coded",
};

/** @param {number} tenths */
export const points = (tenths) => (tenths / 10).toFixed(1);
/** Years with one decimal, a half to the even one, as sheets and sentences say them: 147 months are 12.2. @param {number} months */
export const years = (months) => {
  const tenths = (months * 10) / 12;
  const whole = tenths % 1 === 0.5 ? 2 * Math.round(tenths / 2) : Math.round(tenths);
  return months ? `${(whole / 10).toFixed(1)} y` : "";
};
/** @param {string} said */
export const capital = (said) => said.charAt(0).toUpperCase() + said.slice(1);
/** A fault as sentences: what is wrong, and what to try. @param {{message: string, hint?: string}} fault */
export const told = ({ message, hint }) => [message, hint].filter(Boolean).map((said) => `${capital(said ?? "").replace(/\.$/, "")}.`).join(" ");
/** @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/**
 * A credential with its state, where that is not simply held.
 * @param {Credential} credential
 */
export function credential({ label, assertion, state }) {
  if (assertion === "held") return label;
  return `${label} (${(state || assertion).replaceAll("_", " ")})`;
}

/** @type {Record<string, string>} */
const PLAIN_STATE = { future_expiry: "valid", no_expiry: "valid", "": "" };

/** With the state in words, for the head of one candidate. @param {Credential} credential */
export function credentialInFull({ label, assertion, state }) {
  const said = assertion === "held" ? state : state || assertion;
  return `${label} ${(PLAIN_STATE[said] ?? said).replaceAll("_", " ")}`.trim();
}

/** The candidate's name, or the number where there is none or it is not to be seen. @param {Row} row */
export function who(row) {
  return row.name || row.file || numbered(row);
}

/** @param {Row} row */
export const numbered = (row) => `Candidate ${String(row.no).padStart(3, "0")}`;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-11-30" as "30 Nov 2026", "2024-03" as "Mar 2024"; other words as they are. @param {string | null | undefined} date */
export function day(date) {
  const [, year, month, dom] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(date ?? "") ?? [];
  if (!year) return date ?? "";
  return `${dom ? `${Number(dom)} ` : ""}${MONTHS[Number(month) - 1]} ${year}`;
}

export const UNDECIDED = "Not decided";
/** @param {Decision | null} decision */
export const decided = (decision) => (decision && DECIDED[decision.what]) || UNDECIDED;

/** Colour of a rule: cool hues for required ones, warm for preferred; the series repeats. @param {Rule[]} rules @returns {string[]} */
export function hues(rules) {
  let required = 0;
  let preferred = 0;
  return rules.map((rule) => (rule.importance === "required" ? `c${required++ % 6}` : `c${6 + (preferred++ % 5)}`));
}
