/** Correcting a reading: these words are something else, with a reason. The program reads the points anew. */
import { h } from "./dom.js";
import { get, hidden } from "./api.js";
import { S, draw, isHidden, rowOf, rules, setTable } from "./store.js";
import { enqueue } from "./queue.js";
import { dialog, end, toast } from "./say.js";
import { selectedWords } from "./textview.js";
import { step } from "./undo.js";
import { told } from "./words.js";
import { COMMON, CORRECT } from "./sentences.js";

/** @import {Candidate, Row} from "./types.js" */
/** @typedef {{concept?: string, assertion?: string, state?: string, undo?: boolean}} To what the words mean */
/** @typedef {{start: number, end: number, quote: string, concept: string}} Words */

/** What the words say, in the five ways that scoring knows. @type {[string, string][]} */
const ASSERTIONS = [
  ["not_this", CORRECT.notThis],
  ["other_person", CORRECT.otherPerson],
  ["negated", CORRECT.negated],
  ["lapsed", CORRECT.lapsed],
  ["in_progress", CORRECT.inProgress],
  ["held", CORRECT.held],
];

/** @type {Promise<{states: {id: string, label: string}[], concepts: {id: string, label: string}[]}> | null} */
let choices = null;

/** From a quote's button or a mark's menu. @param {number} rule @param {number} passage */
export function correctPassage(rule, passage) {
  const candidate = S.view.c ? S.candidates.get(S.view.c) : null;
  const e = candidate?.results[rule]?.evidence[passage];
  if (!candidate || !e) return;
  const inside = e.term ? e.quote.indexOf(e.term) : -1;
  const start = inside >= 0 ? e.start + inside : e.start;
  const stop = inside >= 0 ? start + e.term.length : e.end;
  ask(candidate.key, { start, end: stop, quote: e.term || e.quote, concept: e.concept ?? "" }, rules()[rule].label);
}

/** Words selected in the text view: offers to say what they are. */
export function correctSelection() {
  const words = selectedWords();
  const key = S.view.c;
  if (!words || !key || words.quote.length > 300) return;
  toast(`“${words.quote.slice(0, 60)}”`, { label: "This is…", act: () => ask(key, { ...words, concept: "" }, "") });
}

/** @param {string} key @param {Words} words @param {string} label of the rule they count for */
async function ask(key, words, label) {
  choices ??= get("choices").catch(() => ({ states: [], concepts: [] }));
  const { states, concepts } = await choices;
  const group = /** @param {string} title @param {string} kind @param {[string, string][]} known */ (title, kind, known) =>
    h("optgroup", { label: title }, known.map(([id, said]) => h("option", { value: `${kind}:${id}` }, said)));
  const to = /** @type {HTMLSelectElement} */ (h("select", { id: "correct-to" }, h("option", { value: "" }, "Choose"),
    group(CORRECT.whatTextSays, "assertion", ASSERTIONS),
    states.length ? group(COMMON.stateOfCredential, "state", states.map((each) => [each.id, each.label])) : null,
    concepts.length ? group(CORRECT.means, "concept", concepts.map((each) => [each.id, each.label])) : null));
  const reason = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "correct-reason", maxlength: 200 }));
  const yes = /** @type {HTMLButtonElement} */ (h("button.solid", { id: "do-correct", disabled: true }, "Correct"));
  const allow = () => { yes.disabled = !to.value || !reason.value.trim(); };
  to.addEventListener("change", allow);
  reason.addEventListener("input", allow);
  dialog(COMMON.correctReading, (close) => {
    yes.addEventListener("click", () => {
      const [kind, id] = to.value.split(/:(.*)/s);
      close();
      correct(key, words, { [kind]: id }, reason.value.trim());
    });
    return [
      h("p", {}, h("q", {}, words.quote.replace(/\s+/g, " ").slice(0, 200)), label ? h("span.faint", {}, CORRECT.countsFor(label)) : null),
      h("label.col", {}, CORRECT.thisIs, to), h("label.col", {}, "Reason", reason),
      h("p.faint", {}, CORRECT.kept),
      end(h("button.ghost", { on: { click: close } }, "Cancel"), yes),
    ];
  });
}

/** @param {string} key @param {Words} words @param {To} to @param {string} reason */
function correct(key, words, to, reason) {
  const make = () => send(key, words, to, reason, "Corrected");
  make();
  step(CORRECT.correction, () => send(key, { ...words, concept: "" }, { undo: true }, "", CORRECT.takenBack), make);
}

/** @param {string} key @param {Words} words @param {To} to @param {string} reason @param {string} said */
function send(key, words, to, reason, said) {
  enqueue({
    path: "correction",
    body: () => ({ key, start: words.start, end: words.end, concept: words.concept, to, reason, version: S.candidates.get(key)?.version ?? rowOf(key)?.version }),
    said,
    done: (answer) => taken(key, answer, said),
    refused: (fault) => refused(key, words, to, reason, said, fault),
  });
}

/** @param {string} key @param {Words} words @param {To} to @param {string} reason @param {string} said @param {import("./api.js").Fault} fault */
async function refused(key, words, to, reason, said, fault) {
  if (fault.status !== 409) return toast(CORRECT.notCorrected(told(fault)));
  S.candidates.set(key, await get(`candidate/${key}?${hidden(isHidden(key))}`));
  draw("head", "rules", "pages");
  return toast(CORRECT.changedElsewhere, { label: CORRECT.doAgain, act: () => send(key, words, to, reason, said) });
}

/** The candidate as the program reads it now. @param {string} key @param {Candidate & {row?: Row}} answer @param {string} said */
async function taken(key, answer, said) {
  const { row, ...candidate } = answer;
  S.candidates.set(key, isHidden(key) ? await get(`candidate/${key}?${hidden(true)}`) : candidate);
  const before = rowOf(key)?.credits.join();
  if (row) takeRow(row);
  draw("list", "head", "rules", "pages", "chrome");
  toast(`${said}. ${before === rowOf(key)?.credits.join() ? CORRECT.noPoints : CORRECT.pointsFollow}`);
}

/** One row as the program has it now. @param {Row} row */
export function takeRow(row) {
  const old = rowOf(row.key);
  if (old && isHidden(row.key)) delete row.name;
  if (old) Object.assign(old, row);
  setTable(S.table);
}

/** @param {number} at which of the candidate's corrections */
export function takeBackCorrection(at) {
  const key = S.view.c;
  const each = key ? S.candidates.get(key)?.corrections[at] : null;
  if (key && each) send(key, { start: each.start, end: each.end, quote: "", concept: each.concept }, { undo: true }, "", CORRECT.takenBack);
}
