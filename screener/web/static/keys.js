/** Single keys, each with a button; never in text fields, never with Ctrl, Alt or Meta. */
import { $, $$, closest, h, icon } from "./dom.js";
import { dialog, end, say } from "./say.js";
import { stepCell } from "./list.js";
import { ruleButton, stepRule } from "./rules.js";
import { OUTCOME, capital } from "./words.js";
import { setSetting, setting } from "./settings.js";
import { KEY_WORDS } from "./sentences.js";

/** @type {[string, string][]} keys and what they do, for the list under "?" */
const KEYS = [
  ["J K", KEY_WORDS.candidate],
  ["Enter", KEY_WORDS.points],
  ["N P", KEY_WORDS.passage],
  ["A H R", KEY_WORDS.decide],
  ["Z ⇧Z", KEY_WORDS.undo],
  ["C", KEY_WORDS.pick],
  ["X", KEY_WORDS.compare],
  ["W", "weights"],
  ["V", KEY_WORDS.bars],
  ["B", "blind"],
  ["T", KEY_WORDS.text],
  ["+ − 0", KEY_WORDS.zoom],
  ["/", "filter"],
  ["Home End", KEY_WORDS.ends],
  ["Esc", KEY_WORDS.back],
  ["?", KEY_WORDS.list],
];

/** @typedef {{move: (by: number) => void, ends: (last: boolean) => void, enter: (key: string) => void, passage: (by: number) => void, decide: (what: any) => void, undo: () => void, redo: () => void, pick: () => void, compare: () => void, tune: () => void, bars: () => void, blind: () => void, text: () => void, zoom: (by: number) => void, find: () => void, back: () => void, leaveFind: () => void}} Acts */

/** @param {Acts} acts */
export function startKeys(acts) {
  document.addEventListener("keydown", (event) => onKey(event, acts));
}

/** @param {Element} target */
const types = (target) => target.matches("textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])");

/** @param {KeyboardEvent} event @param {Acts} acts */
function onKey(event, acts) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (/** @type {HTMLDialogElement} */ ($("#dialog")).open || document.querySelector(":popover-open")) return;
  if (event.key === "Escape") {
    event.preventDefault();
    return target.matches("#find") ? acts.leaveFind() : acts.back();
  }
  if (types(target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = inList(event, target, acts) ?? inRules(event, target) ?? (setting("keys") === "off" ? null : single(event, target, acts));
  if (!act) return;
  event.preventDefault();
  act();
}

/** @param {KeyboardEvent} event @param {HTMLElement} target @param {Acts} acts @returns {(() => void) | null} */
function inList({ key }, target, acts) {
  if (!target.closest("#grid") && target !== document.body) return null;
  /** @type {Record<string, () => void>} */
  const by = {
    ArrowDown: () => acts.move(1),
    ArrowUp: () => acts.move(-1),
    PageDown: () => acts.move(10),
    PageUp: () => acts.move(-10),
    Home: () => acts.ends(false),
    End: () => acts.ends(true),
    ArrowRight: () => stepCell(target, 1),
    ArrowLeft: () => stepCell(target, -1),
  };
  const row = closest(target, ".row");
  if (row && target.tagName !== "BUTTON") {
    by[" "] = acts.pick;
    by.Enter = () => acts.enter(row.dataset.key ?? "");
  }
  return by[key] ?? null;
}

/** @param {KeyboardEvent} event @param {HTMLElement} target @returns {(() => void) | null} */
function inRules({ key }, target) {
  const button = ruleButton(target);
  if (!button || (key !== "ArrowDown" && key !== "ArrowUp")) return null;
  return () => stepRule(button, key === "ArrowDown" ? 1 : -1);
}

/** @param {KeyboardEvent} event @param {HTMLElement} target @param {Acts} acts @returns {(() => void) | null} */
function single({ key, shiftKey }, target, acts) {
  if (target.matches("input[type=range]") && /^(Arrow|Home|End|Page)/.test(key)) return null;
  /** @type {Record<string, () => void>} */
  const by = {
    j: () => acts.move(1), k: () => acts.move(-1),
    n: () => acts.passage(1), p: () => acts.passage(-1),
    a: () => acts.decide("advance"), h: () => acts.decide("hold"), r: () => acts.decide("reject"),
    z: shiftKey ? acts.redo : acts.undo,
    c: acts.pick, x: acts.compare, w: acts.tune, v: acts.bars, b: acts.blind, t: acts.text,
    "+": () => acts.zoom(1), "=": () => acts.zoom(1), "-": () => acts.zoom(-1), "−": () => acts.zoom(-1), 0: () => acts.zoom(0),
    "/": acts.find, "?": help,
  };
  return by[key.toLowerCase()] ?? null;
}

/** Keys and marks, and the switch for single keys. */
export function help() {
  const off = setting("keys") === "off";
  const toggle = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", checked: !off, on: { change: () => {
    setSetting("keys", toggle.checked ? "" : "off");
    showHints();
    say(toggle.checked ? KEY_WORDS.on : KEY_WORDS.off);
  } } }));
  dialog(KEY_WORDS.title, (close) => [
    h("div.two", {},
      h("dl.keys", {}, KEYS.flatMap(([keys, what]) => [h("dt", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, what)])),
      h("div", {},
        h("h3", {}, "Marks"),
        h("ul.legend", {}, Object.entries(OUTCOME).map(([outcome, said]) => h("li", {}, icon(outcome), capital(said))),
          h("li", {}, h("i.key.c1.partial"), KEY_WORDS.part), h("li", {}, h("i.key.open"), KEY_WORDS.open),
          h("li", {}, icon("flag"), KEY_WORDS.flag)),
        h("h3", {}, "Movement"),
        h("ul.legend", {}, h("li", {}, h("span.up", {}, "▲3"), KEY_WORDS.up), h("li", {}, h("span.down", {}, "▼2"), KEY_WORDS.down)),
        h("label.check", {}, toggle, KEY_WORDS.single))),
    end(h("button.solid", { autofocus: true, on: { click: close } }, "Close")),
  ], { wide: true });
}

/** Hints at the foot: the keys of the view. */
export function showHints() {
  const on = setting("keys") !== "off";
  document.body.dataset.keys = on ? "on" : "off";
  const { unread } = document.body.dataset;
  const view = document.body.dataset.view === "read" && unread === "yes" ? "unread" : document.body.dataset.view;
  /** @type {Record<string, string[]>} */
  const wanted = {
    survey: ["J K", "Enter", "/", "C", "W", "V", "?"],
    read: ["J K", "N P", "A H R", "Z ⇧Z", "C", "T", "W", "?"],
    unread: ["J K", "Z ⇧Z", "/", "Esc", "?"],
    compare: ["X", "A H R", "Z ⇧Z", "Esc"],
    posting: ["Esc"],
  };
  const shown = KEYS.filter(([keys]) => wanted[view ?? "survey"]?.includes(keys));
  const place = $("#hints");
  if (place.dataset.for === `${view}${on}`) return;
  place.dataset.for = `${view}${on}`;
  place.replaceChildren(...(on ? shown.map(([keys, what]) => h("span", {}, keys.split(" ").map((key) => h("kbd", {}, key)), what.replace(/ (of this|of the|that|candidate).*/, ""))) : []));
  for (const key of $$("kbd")) key.hidden = false;
}
