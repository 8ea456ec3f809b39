/** The posting: its text on the left, its rules on the right; derived, chosen, checked, saved, and only then used. */
import { $, attr, h, keyed, put } from "./dom.js";
import { get, post, send } from "./api.js";
import { S, changed, onDraw } from "./store.js";
import { loadTable } from "./load.js";
import { drawChecked, drawRulesSide } from "./postingrules.js";
import { drawTextSide } from "./postingtext.js";
import { dialog, end, say, toast } from "./say.js";
import { count, told } from "./words.js";
import { POSTING } from "./sentences.js";

/**
 * @typedef {{id: string, label: string, kind: string, importance: string, weight: number, source: {line: number, text: string}[] | string, notes?: string[]}} DraftRule
 * @typedef {{what: string, lines: number[], readings: string[], chosen: number | null, choice: string, changes_rules: boolean}} Reading
 * @typedef {{line: number, column: number, what: string, hint: string}} RuleFault
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} title
 * @property {string[]} lines
 * @property {DraftRule[]} rules
 * @property {Reading[]} readings
 * @property {{text: string, line: number, reason: string}[]} not_scored
 * @property {string} yaml
 */

export const P = {
  text: "",
  /** @type {Draft | null} */
  draft: null,
  /** readings chosen, by their place @type {Record<string, number>} */
  chosen: {},
  yaml: "",
  /** the file was changed by hand: rules and readings no longer say what it holds */
  edited: false,
  /** @type {"rules" | "file"} */
  tab: "rules",
  /** @type {RuleFault[] | null} null: not checked since the last change */
  faults: null,
  /** rules are being read from the text */
  busy: false,
  /** a line of the text that is pointed at */
  line: 0,
  /** @type {{name: string, title: string}[]} */
  builtIn: [],
};

let close = () => {};

/** @param {{close: () => void}} acts */
export function startPosting(acts) {
  close = acts.close;
  onDraw("posting", () => {
    const place = $("#posting");
    place.hidden = !S.view.post;
    if (!S.view.post || place.firstChild) return;
    drawPosting();
    get("postings").then(({ built_in }) => {
      P.builtIn = built_in;
      const select = document.getElementById("built-in");
      if (select) put(select, options()); // and nothing else: somebody may be writing already
    }, () => {});
  });
}

/** Draws the view anew. Focus stays on the part of the same id. */
export function drawPosting() {
  const had = document.activeElement?.closest("#posting") ? document.activeElement.id : "";
  put($("#posting"), h("div.bar2", {}, h("h1", {}, "Posting"), h("span.faint.lb", { title: S.table.posting.title }, POSTING.inUse(S.table.posting.title)), chooser(), h("span.spring"), buttons(),
    h("button.ghost", { id: "close-posting", on: { click: () => close() } }, keyed("Close", "Esc"))),
    h("div.sides", {}, drawTextSide(), drawRulesSide()));
  allow();
  if (had) document.getElementById(had)?.focus();
}

/** Another posting that is there already. */
function chooser() {
  const select = /** @type {HTMLSelectElement} */ (h("select", { id: "built-in", "aria-label": POSTING.another, on: { change: () => use(select.value) } }, options()));
  return select;
}

function options() {
  return [h("option", { value: "" }, "Use another…"), ...P.builtIn.map(({ name, title }) => h("option", { value: name }, title))];
}

function buttons() {
  return [
    h("button.act", { id: "check", on: { click: check } }, "Check"),
    h("button.act", { id: "save-posting", on: { click: () => askPath(false) } }, "Save…"),
    h("button.solid", { id: "use-rules", on: { click: () => askPath(true) } }, POSTING.use),
  ];
}

/** What can be done with the rules as they stand. The buttons stay: one may be under a finger. */
export function allow() {
  for (const id of ["check", "save-posting", "use-rules"]) attr($(`#${id}`), "disabled", P.yaml.trim() ? null : "");
  attr($("#use-rules"), "title", P.faults?.length === 0 ? null : POSTING.savedFirst);
}

/** Reads the rules from the posting's text, with the readings that were chosen. */
export async function derive() {
  if (!P.text.trim() || P.busy) return;
  await reading(() => post("posting/derive", { text: P.text, chosen: P.chosen }));
}

/** @param {() => Promise<Draft>} ask */
async function reading(ask) {
  const within = $("#posting").contains(document.activeElement);
  P.busy = true;
  drawPosting();
  try {
    const draft = await ask();
    P.busy = false;
    take(draft);
    // The button that was pressed is gone: the rules are what comes next.
    if (within && document.activeElement === document.body) $("#posting .rules-read").focus();
    say(POSTING.found(count(draft.rules.length, "rule"), count(draft.readings.length, "place")));
  } catch (error) {
    P.busy = false;
    drawPosting();
    tell(POSTING.notRead, error);
  }
}

/** @param {Draft} draft */
function take(draft) {
  Object.assign(P, { draft, yaml: draft.yaml, text: draft.lines.join("\n"), edited: false, faults: null });
  drawPosting();
  check();
}

/** A posting that was dropped or chosen as a file. @param {File} file */
export async function takePostingFile(file) {
  const form = new FormData();
  form.append("file", file, file.name);
  P.chosen = {};
  await reading(() => send("posting/derive", form));
}

/** One of two readings. @param {number} reading @param {number} taken */
export function choose(reading, taken) {
  P.chosen = { ...P.chosen, [reading]: taken };
  derive();
}

/** All faults at once, each at its line. */
export async function check() {
  const { yaml } = P;
  try {
    const told = await post("posting/check", { yaml });
    if (P.yaml !== yaml) return; // it was changed meanwhile: these are faults of another text
    P.faults = told.faults;
    if (P.edited && !told.faults.length) {
      P.draft = P.draft ? { ...P.draft, rules: told.rules } : { id: told.id, title: told.title, lines: [], rules: told.rules, readings: [], not_scored: [], yaml };
      if (P.tab === "rules") drawPosting();
    }
    say(told.faults.length ? `${told.faults.length} faults` : POSTING.noFault);
  } catch (error) {
    tell(POSTING.notChecked, error);
  }
  allow();
  drawChecked();
}

/** @param {boolean} andUse */
function askPath(andUse) {
  const path = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "path", value: `${(P.draft?.id ?? "posting").replaceAll("-", "_")}.yaml`, spellcheck: "false" }));
  dialog(andUse ? POSTING.saveAndScore : POSTING.saveFile, (done) => {
    const save = () => saveYaml(path.value.trim(), (saved) => {
      done();
      if (andUse) use(saved);
    });
    path.addEventListener("keydown", (event) => { if (event.key === "Enter") save(); });
    return [
      h("label.col", {}, "File", path),
      h("p.faint", {}, POSTING.folder),
      end(h("button.ghost", { on: { click: done } }, "Cancel"), h("button.solid", { id: "do-save", on: { click: save } }, andUse ? POSTING.saveAndUse : "Save")),
    ];
  });
}

/** @param {string} path @param {(path: string) => void} then what follows when it is saved @param {boolean} [replace] */
async function saveYaml(path, then, replace = false) {
  try {
    const saved = await post("posting/save", { path, yaml: P.yaml, replace });
    toast(`Saved: ${saved.path}`);
    then(path);
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    if (fault.status === 409 && !replace) {
      toast(POSTING.nameTaken, { label: POSTING.replace, act: () => saveYaml(path, then, true) });
    } else tell(POSTING.notSaved, error);
    if (fault.where === "yaml") check();
  }
}

/** Scores by another posting. @param {string} path */
async function use(path) {
  if (!path) return;
  try {
    const { title } = await post("posting/use", { path });
    S.view.w = {};
    S.view.n = null;
    S.candidates.clear();
    S.opened.clear();
    await loadTable();
    close();
    put($("#posting"));
    toast(POSTING.scoredBy(title));
  } catch (error) {
    tell(POSTING.notUsed, error);
    drawPosting();
  }
}

/** @param {string} what @param {any} error */
function tell(what, error) {
  toast(`${what}. ${told(error)}`);
}

/** The present weights as a small file that extends the posting, or into a file that is there. */
export function saveWeights() {
  if (!changed()) return;
  const path = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "path", value: `${S.table.posting.id.replaceAll("-", "_")}_mine.yaml`, spellcheck: "false" }));
  dialog(POSTING.saveWeights, (done) => {
    const save = async () => {
      try {
        const saved = await post("posting/save", { path: path.value.trim(), weights: S.view.w });
        done();
        toast(`Saved: ${saved.path}`, { label: POSTING.scoreByIt, act: () => use(saved.path) });
      } catch (error) {
        tell(POSTING.notSaved, error);
      }
    };
    path.addEventListener("keydown", (event) => { if (event.key === "Enter") save(); });
    return [
      h("label.col", {}, "File", path),
      h("p.faint", {}, POSTING.extends),
      end(h("button.ghost", { on: { click: done } }, "Cancel"), h("button.solid", { id: "do-save", on: { click: save } }, "Save")),
    ];
  });
}

/** Points at a line of the text. @param {number} line */
export function pointAt(line) {
  P.line = line;
  for (const each of document.querySelectorAll("#posting .ptext p")) each.classList.toggle("seen", Number(/** @type {HTMLElement} */ (each).dataset.line) === line);
  document.querySelector("#posting .ptext p.seen")?.scrollIntoView({ block: "nearest" });
  attr($("#posting"), "data-line", line);
}
