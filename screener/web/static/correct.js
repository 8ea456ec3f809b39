/** Correcting a reading: these words are something else, with a reason. The program reads the points anew. */
import { h } from "./dom.js";
import { S, draw, rerank, rowOf, rules } from "./store.js";
import { enqueue } from "./queue.js";
import { loadTable } from "./load.js";
import { dialog, end, toast } from "./say.js";
import { selectedWords } from "./textview.js";
import { step } from "./undo.js";
import { get, hidden } from "./api.js";

/** @import {Candidate} from "./types.js" */

/** What the words are, for the scoring. @type {[string, string][]} */
const STATES = [
  ["other_person", "about somebody else, not this candidate"],
  ["negated", "denied: the text says it is not so"],
  ["lapsed", "lapsed: it was so, and is no more"],
  ["in_progress", "in progress: not yet so"],
  ["held", "so: it counts"],
];

/** @type {{id: string, label: string}[] | null} */
let concepts = null;

/** @returns {Promise<{id: string, label: string}[]>} names the lexicon knows, "" where the program gives none */
async function conceptList() {
  if (concepts) return concepts;
  try {
    concepts = (await get("concepts")).concepts;
  } catch {
    concepts = [];
  }
  return concepts ?? [];
}

/** From a quote's button or a mark's menu. @param {number} rule @param {number} passage */
export function correctPassage(rule, passage) {
  const candidate = S.view.c ? S.candidates.get(S.view.c) : null;
  const e = candidate?.results[rule]?.evidence[passage];
  if (!candidate || !e) return;
  const inside = e.term ? e.quote.indexOf(e.term) : -1;
  const start = inside >= 0 ? e.start + inside : e.start;
  const end = inside >= 0 ? start + e.term.length : e.end;
  ask(candidate.key, { start, end, quote: e.term || e.quote }, rules()[rule].label);
}

/** Words selected in the text view: offers to say what they are. */
export function correctSelection() {
  const words = selectedWords();
  const key = S.view.c;
  if (!words || !key || words.quote.length > 300) return;
  toast(`“${words.quote.slice(0, 60)}”`, { label: "This is…", act: () => ask(key, words, "") });
}

/** @param {string} key @param {{start: number, end: number, quote: string}} words @param {string} label */
async function ask(key, words, label) {
  const known = await conceptList();
  const to = /** @type {HTMLSelectElement} */ (h("select", { id: "correct-to" },
    h("option", { value: "" }, "Choose"), STATES.map(([value, said]) => h("option", { value }, said)),
    known.length ? h("optgroup", { label: "It names" }, known.map((concept) => h("option", { value: concept.id }, concept.label))) : null));
  const reason = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "correct-reason", maxlength: 200 }));
  const yes = /** @type {HTMLButtonElement} */ (h("button.solid", { id: "do-correct", disabled: true }, "Correct"));
  const allow = () => { yes.disabled = !to.value || !reason.value.trim(); };
  to.addEventListener("change", allow);
  reason.addEventListener("input", allow);
  dialog("Correct this reading", (close) => {
    yes.addEventListener("click", () => {
      close();
      correct(key, { ...words, to: to.value, reason: reason.value.trim() });
    });
    return [
      h("p", {}, h("q", {}, words.quote.replace(/\s+/g, " ").slice(0, 200)), label ? h("span.faint", {}, ` counts for ${label}`) : null),
      h("label.col", {}, "This is", to), h("label.col", {}, "Reason", reason),
      h("p.faint", {}, "Kept with the candidate, shown as a pencil, and told in every export."),
      end(h("button.ghost", { on: { click: close } }, "Cancel"), yes),
    ];
  });
}

/** @param {string} key @param {{start: number, end: number, to: string, reason: string, quote?: string}} given */
function correct(key, given) {
  send(key, given, "Corrected");
  step("a correction", () => send(key, { ...given, to: "none" }, "Correction taken back"), () => send(key, given, "Corrected"));
}

/** @param {string} key @param {{start: number, end: number, to: string, reason: string}} given @param {string} said */
function send(key, given, said) {
  enqueue({
    path: "correction",
    body: () => ({ key, start: given.start, end: given.end, to: given.to, reason: given.reason, version: S.candidates.get(key)?.version }),
    said,
    done: (answer) => taken(key, answer, said),
    refused: (fault) => toast(fault.status === 409 ? "Corrected in another tab: the page shows it now" : `Not corrected: ${fault.message}${fault.hint ? `. ${fault.hint}` : ""}`,
      fault.status === 409 ? { label: "Do it again", act: () => send(key, given, said) } : undefined),
  });
}

/** The candidate as the program reads it now. @param {string} key @param {Candidate} candidate @param {string} said */
async function taken(key, candidate, said) {
  if (candidate.results) S.candidates.set(key, S.view.blind && !S.shown.has(key) ? await get(`candidate/${key}?${hidden(true)}`) : candidate);
  const row = rowOf(key);
  const before = row ? row.credits.join() : "";
  await loadTable();
  rerank();
  draw("list", "head", "rules", "pages", "chrome");
  const after = rowOf(key)?.credits.join() ?? "";
  toast(`${said}. ${before === after ? "No points changed." : "The points follow it."}`);
}

/** @param {number} at which of the candidate's corrections */
export function takeBackCorrection(at) {
  const key = S.view.c;
  const correction = key ? S.candidates.get(key)?.corrections[at] : null;
  if (key && correction) send(key, { ...correction, to: "none" }, "Correction taken back");
}

