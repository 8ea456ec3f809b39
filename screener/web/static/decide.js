/** Advance, hold, reject with a reason: by a person, never by accident, always undoable. */
import { $, h } from "./dom.js";
import { S, draw, drawAll, isRead, nameOf, rerank, rowOf } from "./store.js";
import { enqueue, keep } from "./queue.js";
import { keepShown } from "./filter.js";
import { keys } from "./list.js";
import { dialog, end, say, toast } from "./say.js";
import { step } from "./undo.js";
import { DECIDED, count, decided, told } from "./words.js";
import { COMMON, DECIDE } from "./sentences.js";

/** @import {Act, Decision, Row} from "./types.js" */

const MOST_REASONS = 9;

/** @type {{select: (key: string) => void, undo: () => void}} */
let acts = { select: () => {}, undo: () => {} };
/** @param {typeof acts} given */
export function startDecide(given) {
  acts = given;
}

/** A point or the pages of a candidate were opened. @param {string} key @param {string} what id of the rule, or "pages" */
export function noteOpened(key, what) {
  const seen = S.opened.get(key) ?? new Set();
  S.opened.set(key, seen.add(what));
}

/** By key or button, on the candidate in view. The same again takes the decision back. @param {Act} what */
export function decide(what) {
  const row = rowOf(S.view.c);
  if (!row) return toast(DECIDE.openFirst);
  if (row.status !== "read" && what !== "set_aside") return toast(DECIDE.notReadYet);
  if (row.decision?.what === what) return settle(row, { what: "none" }, false);
  if (what === "reject") return askReason(row);
  settle(row, { what }, true);
}

/** Ranks a knocked-out candidate by points again, or takes that back. @param {Row} row */
export function putBack(row) {
  const to = !row.put_back;
  const stand = /** @param {boolean} yes */ (yes) => {
    row.put_back = yes;
    keepShown(row.key);
    rerank();
    draw("list", "head", "chrome");
    enqueue({
      path: "decision",
      body: () => ({ key: row.key, what: yes ? "put_back" : "knock_out", reason: "", note: "", opened: openedOf(row), weights: S.view.w, version: versionOf(row) }),
      said: `${yes ? COMMON.putBack : DECIDE.knockedOutAgain}: ${nameOf(row)}`,
      show: () => { row.put_back = yes; },
      done: (answer) => learnVersion(row, answer.version),
      refused: (fault) => {
        row.put_back = !yes;
        rerank();
        drawAll();
        toast(DECIDE.notSaved(told(fault)), { label: COMMON.tryAgain, act: () => stand(yes) });
      },
    });
  };
  stand(to);
  const said = `${to ? COMMON.putBack : DECIDE.knockedOutAgain}: ${nameOf(row)}`;
  step(said, () => stand(!to), () => stand(to));
  toast(said, { label: "Undo", key: "Z", act: acts.undo });
}

/** Shows a decision at once and sends it behind. @param {Row} row @param {Decision} decision @param {boolean} onward */
export function settle(row, decision, onward) {
  const before = row.decision ?? { what: /** @type {Act} */ ("none") };
  change(row, decision);
  const name = nameOf(row);
  const said = `${DECIDED[decision.what] ?? DECIDE.takenBack}: ${name}`;
  step(said, () => apply(row, before), () => apply(row, decision));
  toast(said, { label: "Undo", key: "Z", act: acts.undo });
  say(said);
  // Going on draws the rows anyway.
  if (!onward || !next(row.key)) draw("rows", "head", "pages", "chrome");
}

/** @param {Row} row @param {Decision} decision */
function apply(row, decision) {
  change(row, decision);
  draw("rows", "head", "pages", "chrome");
}

/** @param {Row} row @param {Decision} decision */
function change(row, decision) {
  const before = row.decision;
  row.decision = decision.what === "none" ? null : { ...decision };
  keepShown(row.key);
  send(row, decision, before);
}

/** @param {Row} row @param {Decision} decision @param {Decision | null} before */
function send(row, decision, before) {
  enqueue({
    path: "decision",
    body: () => ({ key: row.key, what: decision.what, reason: decision.reason ?? "", note: decision.note ?? "", opened: openedOf(row), weights: S.view.w, version: versionOf(row) }),
    said: `${DECIDED[decision.what] ?? COMMON.takenBack}: ${nameOf(row)}`,
    show: () => { row.decision = decision.what === "none" ? null : { ...decision }; },
    done: ({ version, at }) => {
      learnVersion(row, version);
      if (row.decision) row.decision.at = at;
    },
    refused: (fault) => refuse(row, decision, before, fault),
  });
}

/** @param {Row} row */
const openedOf = (row) => [...(S.opened.get(row.key) ?? [])];

/** @param {Row} row @param {number | undefined} version */
function learnVersion(row, version) {
  if (version === undefined) return;
  row.version = version;
  const candidate = S.candidates.get(row.key);
  if (candidate) candidate.version = version;
}

/** @param {Row} row */
const versionOf = (row) => Math.max(row.version ?? 0, S.candidates.get(row.key)?.version ?? 0);

/** @param {Row} row @param {Decision} decision @param {Decision | null} before @param {import("./api.js").Fault} fault */
function refuse(row, decision, before, fault) {
  if (fault.status === 409) {
    row.decision = fault.told.now ?? null;
    row.put_back = fault.told.row?.put_back ?? row.put_back;
    learnVersion(row, fault.told.version);
    rerank();
    drawAll();
    const again = DECIDED[decision.what] ?? DECIDE.takeBack;
    return toast(DECIDE.decidedElsewhere(decided(row.decision), nameOf(row)), { label: DECIDE.doAgain(again), act: () => apply(row, decision) });
  }
  row.decision = before;
  rerank();
  drawAll();
  toast(DECIDE.notSaved(told(fault)), { label: COMMON.tryAgain, act: () => apply(row, decision) });
}

/** To the next undecided candidate in the list as shown, or file not read; false where there is none. @param {string} key */
function next(key) {
  const shown = keys();
  const from = shown.indexOf(key);
  const scored = isRead(key);
  const open = /** @param {string} each */ (each) => isRead(each) === scored && !rowOf(each)?.decision;
  const to = shown.slice(from + 1).find(open) ?? shown.slice(0, Math.max(0, from)).find(open);
  if (to) acts.select(to);
  else if (scored) allDecided();
  return to !== undefined;
}

/** Nobody is left: counts, and the way on. */
function allDecided() {
  const tally = /** @param {Act} what */ (what) => S.field.rows.filter((row) => row.decision?.what === what).length;
  const line = DECIDE.tally(tally("advance"), tally("hold"), tally("reject"));
  dialog(DECIDE.allDecided, (close) => [
    h("p", {}, line, "."),
    end(h("button.ghost", { on: { click: close } }, "Close"), h("button.solid", { on: { click: () => { close(); $("#export").click(); } } }, "Export")),
  ]);
}

/** The recruiter's own list of reasons. */
const reasons = () => (S.table.kept?.reasons ?? []).slice(0, MOST_REASONS);

/** A reason of one's own joins the list, for the next time. @param {string} reason */
function learnReason(reason) {
  if (reasons().includes(reason)) return;
  setReasons([...reasons().slice(0, MOST_REASONS - 1), reason]);
}

/** @param {string[]} list */
function setReasons(list) {
  S.table.kept = { ...S.table.kept, reasons: list };
  keep({ reasons: list });
}

/** The list of reasons, one a line, to be changed. @param {Row} row */
function editReasons(row) {
  const lines = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: MOST_REASONS, id: "reasons" }));
  lines.value = reasons().join("\n");
  dialog(DECIDE.reasons, (close) => [
    h("label.col", {}, DECIDE.oneALine, lines),
    end(h("button.ghost", { on: { click: () => { close(); askReason(row); } } }, "Cancel"),
      h("button.solid", { on: { click: () => {
        setReasons(lines.value.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, MOST_REASONS));
        close();
        askReason(row);
      } } }, "Keep")),
  ]);
}

/** @param {Row} row */
function askReason(row) {
  const seen = (S.opened.get(row.key)?.size ?? 0) > 0;
  if (!seen) return lookFirst(row);
  const own = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "own-reason", maxlength: 120, on: { input: () => allow() } }));
  const note = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: 2, id: "note" }));
  const yes = /** @type {HTMLButtonElement} */ (h("button.solid", { id: "yes", disabled: true }, "Reject"));
  const radios = reasons().map((reason) => /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: "why", value: reason, on: { change: () => { own.value = ""; allow(); } } })));
  const chosen = () => own.value.trim() || radios.find((radio) => radio.checked)?.value || "";
  const allow = () => {
    if (own.value.trim()) for (const radio of radios) radio.checked = false;
    yes.disabled = !chosen();
  };
  dialog(`Reject ${nameOf(row)}`, (close) => {
    yes.addEventListener("click", () => {
      const decision = { what: /** @type {Act} */ ("reject"), reason: chosen(), note: note.value.trim() };
      learnReason(decision.reason);
      close();
      settle(row, decision, true);
    });
    return [
      h("p.faint", {}, DECIDE.kept),
      h("fieldset", {}, h("legend", {}, "Reason"), radios.map((radio, i) => h("label", {}, radio, h("span", {}, radio.value), h("kbd", {}, i + 1)))),
      h("label.col", {}, DECIDE.another, own),
      h("label.col", {}, "Note", note),
      end(h("button.ghost", { on: { click: () => editReasons(row) } }, DECIDE.changeList), h("span.spring"), h("button.ghost", { on: { click: close } }, "Cancel"), yes),
    ];
  }, { onKey: (event) => byNumber(event, radios, yes) });
}

/** @param {KeyboardEvent} event @param {HTMLInputElement[]} radios @param {HTMLButtonElement} yes */
function byNumber(event, radios, yes) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.matches("textarea, input[type=text]") || event.ctrlKey || event.altKey || event.metaKey) return;
  const radio = radios[Number(event.key) - 1];
  if (radio) {
    radio.click();
    radio.focus();
  } else if (event.key === "Enter" && target.matches("input[type=radio]") && !yes.disabled) {
    event.preventDefault();
    yes.click();
  }
}

/** @param {Row} row */
function lookFirst(row) {
  dialog(`Reject ${nameOf(row)}`, (close) => [
    h("p.warn", {}, DECIDE.lookFirst),
    end(h("button.solid", { autofocus: true, on: { click: close } }, "Close")),
  ]);
}

/** Advance or hold of all picked rows, after a count was confirmed. There is no rejecting in bulk. @param {"advance" | "hold"} what */
export function decidePicked(what) {
  const rows = S.view.x.map(rowOf).filter((row) => row !== null && row.status === "read" && row.decision?.what !== what);
  if (!rows.length) return;
  const verb = what === "advance" ? "Advance" : "Hold";
  dialog(`${verb} ${count(rows.length, "candidate")}`, (close) => [
    h("ul.names", {}, ...rows.slice(0, 12).map((row) => h("li", {}, row ? nameOf(row) : "")), rows.length > 12 ? h("li.faint", {}, DECIDE.more(rows.length - 12)) : ""),
    end(h("button.ghost", { on: { click: close } }, "Cancel"), h("button.solid", { on: { click: () => { close(); rows.forEach((row) => row && settle(row, { what }, false)); } } }, `${verb} ${rows.length}`)),
  ]);
}
