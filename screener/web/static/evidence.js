/** What an open rule shows: the reason, the quotes, what was not found, the question, the posting's line. */
import { attr, h, put } from "./dom.js";
import { S, rules } from "./store.js";
import { capital } from "./words.js";
import { COMMON, EVIDENCE } from "./sentences.js";

/** @import {Candidate, Evidence, Result, Row} from "./types.js" */

/** @type {{show: (rule: number, passage: number) => void, correct: (rule: number, passage: number) => void, undoCorrection: (at: number) => void}} */
let acts = { show: () => {}, correct: () => {}, undoCorrection: () => {} };
/** @param {typeof acts} given */
export function startEvidence(given) {
  acts = given;
}

/** @type {WeakMap<HTMLElement, string>} */
const drawnFor = new WeakMap();

/** @param {HTMLElement} into @param {Row} row @param {number} rule */
export function drawEvidence(into, row, rule) {
  const candidate = S.candidates.get(row.key);
  const signature = `${row.key} ${rule} ${candidate?.version} ${candidate ? 1 : 0}`;
  if (drawnFor.get(into) !== signature || !into.firstChild) {
    drawnFor.set(into, signature);
    if (candidate) put(into, parts(candidate, candidate.results[rule], rule));
    else put(into, h("p.why.faint", {}, EVIDENCE.reading));
  }
  for (const quote of into.querySelectorAll(".quote")) {
    const mine = /** @type {HTMLElement} */ (quote).dataset.passages?.split(" ").includes(S.view.n?.split(".")[1] ?? "") ?? false;
    attr(quote, "aria-pressed", mine);
  }
}

/** @param {Candidate} candidate @param {Result} result @param {number} rule */
function parts(candidate, result, rule) {
  const reason = `${capital(result.reason)}${result.reason.endsWith(".") ? "" : "."}`;
  return [
    h("p.why", {}, reason),
    h("div.quotes", {}, grouped(result.evidence).map((group) => quoteButton(group, rule))),
    question(candidate, result, rule),
    corrections(candidate, result),
    h("p.src", {}, rules()[rule].source ? EVIDENCE.fromPosting(rules()[rule].source.replace(/^"|"$/g, "")) : EVIDENCE.notFromPosting),
  ];
}

/** Passages with the same quote stand in one box. @param {Evidence[]} evidence @returns {{e: Evidence, k: number}[][]} */
function grouped(evidence) {
  /** @type {Map<string, {e: Evidence, k: number}[]>} */
  const by = new Map();
  evidence.forEach((e, k) => by.set(e.quote + e.page, [...(by.get(e.quote + e.page) ?? []), { e, k }]));
  return [...by.values()];
}

/** @param {{e: Evidence, k: number}[]} group @param {number} rule */
function quoteButton(group, rule) {
  const [{ e, k }] = group;
  const why = [...new Set(group.map((each) => each.e.why))].join("; ");
  const next = () => {
    const at = group.findIndex((each) => S.view.n === `${rule}.${each.k}`);
    acts.show(rule, group[(at + 1) % group.length].k);
  };
  const quote = h("button.quote", { "aria-pressed": false, "data-passages": group.map((each) => each.k).join(" "), on: { click: next } },
    h("q", {}, marked(e.quote, group.map((each) => each.e.term))),
    h("span", {}, EVIDENCE.place(e.page, e.line, why ? ` · ${why}` : "")));
  const mend = h("button.mend", { title: COMMON.correctReading, "aria-label": EVIDENCE.correctThis(e.term || e.quote.slice(0, 60)), on: { click: () => acts.correct(rule, k) } }, "Correct");
  return h("div.quoted", {}, quote, mend);
}

/** The quote on one line, the words that count underlined. @param {string} quote @param {string[]} terms */
export function marked(quote, terms) {
  const line = quote.replace(/\s+/g, " ").trim();
  const places = terms
    .map((term) => term.replace(/\s+/g, " ").trim())
    .filter((term) => term && line.includes(term))
    .map((term) => ({ at: line.indexOf(term), term }))
    .sort((a, b) => a.at - b.at);
  /** @type {(string | Node)[]} */
  const out = [];
  let from = 0;
  for (const { at, term } of places) {
    if (at < from) continue;
    out.push(line.slice(from, at), h("mark", {}, term));
    from = at + term.length;
  }
  return [...out, line.slice(from)];
}

/** @param {Candidate} candidate @param {Result} result @param {number} rule */
function question(candidate, result, rule) {
  if (!result.ask || result.outcome === "met") return null;
  const next = candidate.ask_next.find((each) => each.rule === rules()[rule].id);
  return h("p.ask", {}, h("b", {}, "Ask: "), next ? next.words : result.ask);
}

/** Whether a correction bears on what a rule found. @param {{start: number, end: number}} place @param {Result | undefined} result */
export const touches = (place, result) => result?.evidence.some((e) => e.start < place.end && place.start < e.end) ?? false;

/** @param {Candidate} candidate @param {Result} result */
function corrections(candidate, result) {
  const mine = candidate.corrections.map((each, at) => ({ each, at })).filter(({ each }) => touches(each, result));
  return mine.map(({ each, at }) =>
    h("p.corrected", {}, h("b", {}, "Corrected: "), `${each.label}: ${(each.state || each.assertion).replaceAll("_", " ")}. ${each.reason} `, h("button.link", { on: { click: () => acts.undoCorrection(at) } }, EVIDENCE.takeBack)));
}
