/** Sliders with number fields under the rules, and the tray that says what moved and how firm the top is. */
import { $, attr, css, h, put, text } from "./dom.js";
import { S, changed, draw, nameOf, onDraw, rerank, rules, soon, weights } from "./store.js";
import { decides, firm } from "./ranking.js";
import { glide } from "./list.js";
import { setDragging } from "./listhead.js";
import { editRule } from "./ruleedit.js";
import { step } from "./undo.js";
import { keep } from "./queue.js";
import { remember } from "./url.js";
import { dialog, end, say } from "./say.js";
import { count } from "./words.js";
import { WEIGHTS } from "./sentences.js";

/** @import {Rule} from "./types.js" */
/** @typedef {{node: HTMLElement, slider: HTMLInputElement, field: HTMLInputElement, share: HTMLElement}} Knob */

const MOST = 60;
const REST = 150;
/** @type {number[]} */
let shares = [];
/** @type {{stay: number, of: number} | null} */
let steady = null;
let quiet = 0;
/** the weights before the slider was taken @type {Record<string, number> | null} */
let held = null;

/** @param {Rule} rule @param {number} k @returns {Knob} */
export function knob(rule, k) {
  const slider = /** @type {HTMLInputElement} */ (h("input", { id: `s${k}`, type: "range", min: 0, max: MOST, step: 1, "aria-label": WEIGHTS.weight(rule.label),
    on: { input: () => weigh(rule, Number(slider.value)), change: () => settle() } }));
  const field = /** @type {HTMLInputElement} */ (h("input", { id: `n${k}`, type: "number", min: 0, max: 999, step: "any", "aria-label": WEIGHTS.number(rule.label),
    on: { input: () => typed(rule, field), change: () => settle() } }));
  const share = h("span.dec", { title: WEIGHTS.share });
  const more = h("button.ghost.edit", { "aria-label": WEIGHTS.asksFor(rule.label), title: WEIGHTS.edit, on: { click: () => editRule(rule) } }, "⋯");
  return { node: h("div.knob", {}, slider, field, share, more), slider, field, share };
}

/** @param {Rule} rule @param {HTMLInputElement} field */
function typed(rule, field) {
  const weight = Number(field.value);
  if (field.value.trim() === "" || !Number.isFinite(weight) || weight < 0 || weight > 999) return;
  weigh(rule, Math.round(weight * 1000) / 1000);
}

/** @param {Knob} on @param {number} k @param {number} weight @param {number} possible */
export function setKnob(on, k, weight, possible) {
  if (!S.view.tune) return;
  if (Number(on.slider.value) !== Math.min(MOST, weight)) on.slider.value = String(weight);
  if (document.activeElement !== on.field) on.field.value = String(weight);
  attr(on.slider, "aria-valuetext", WEIGHTS.upTo(weight, possible.toFixed(1)));
  css(on.slider, "--f", `${(Math.min(MOST, weight) / MOST) * 100}%`);
  const share = shares[k];
  text(on.share, share === undefined ? "" : Math.round(100 * share) === 0 ? "nothing" : `${Math.round(100 * share)} %`);
}

/** One weight, shown at once: texts and widths of standing rows and nothing else. @param {Rule} rule @param {number} weight */
export function weigh(rule, weight) {
  if ((S.view.w[rule.id] ?? rule.saved) === weight) return;
  const next = { ...S.view.w, [rule.id]: weight };
  if (weight === rule.saved) delete next[rule.id];
  if (rules().every((each) => (next[each.id] ?? each.saved) === 0)) return say(WEIGHTS.oneAtLeast);
  held ??= S.view.w;
  S.view.w = next;
  setDragging(true);
  rerank();
  soon("list", "numbers", "head");
  window.clearTimeout(quiet);
  quiet = window.setTimeout(() => rest(), REST);
}

/** 150 ms after the last change: histogram, shares, stability, address. */
function rest() {
  setDragging(false);
  drawTray();
  remember();
  keep({ weights: S.view.w });
  draw("rows", "chrome", "numbers", "compare");
}

/** A slider was let go: one step of undo, and what moved is said. */
export function settle() {
  if (!held) return;
  const [before, after] = [held, S.view.w];
  held = null;
  step("weights", () => setWeights(before), () => setWeights(after));
  window.clearTimeout(quiet);
  rest();
  say(`${count(movers(), "candidate")} moved`);
}

/** @param {Record<string, number>} next */
export function setWeights(next) {
  S.view.w = next;
  rerank();
  glide();
  draw("list", "numbers", "head");
  rest();
}

const movers = () => S.ranking.order.reduce((sum, i) => sum + Number(S.before[i] !== S.ranking.place[i]), 0);

/** Back to the weights of the posting's file. */
function resetWeights() {
  const before = S.view.w;
  setWeights({});
  step("weights", () => setWeights(before), () => setWeights({}));
}

function drawTray() {
  const tray = $("#tray");
  tray.hidden = !S.view.tune;
  if (!S.view.tune || !S.ranking.order.length) return;
  shares = decides(S.field, S.ranking, weights());
  steady = firm(S.field, S.ranking, weights());
  const other = changed();
  const had = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.tray;
  const button = /** @param {string} name @param {string} label @param {string} kind @param {() => void} click */ (name, label, kind, click) =>
    h(`button.${kind}`, { "data-tray": name, disabled: !other, on: { click } }, label);
  put(tray, h("p", {}, h("b", {}, WEIGHTS.ofTop(steady.stay, steady.of)), WEIGHTS.firm, other ? `${movers()} moved.` : WEIGHTS.asSaved),
    h("div", {}, button("reset", "Reset", "ghost", resetWeights), button("compare", WEIGHTS.compare, "ghost", () => peek()), button("save", "Save as…", other ? "solid" : "ghost", () => save())),
    suggestion());
  if (had) /** @type {HTMLElement | null} */ (tray.querySelector(`[data-tray=${had}]:not(:disabled)`))?.focus();
}

/** @type {() => void} */
let save = () => {};
/** @type {() => Node | null} */
let suggestion = () => null;
/** Who moves, and how far, against the weights of the file. */
function peek() {
  const moved = [...S.ranking.order].filter((i) => S.before[i] !== S.ranking.place[i]);
  dialog(WEIGHTS.compared, (close) => [
    h("p.faint", {}, `${count(moved.length, "candidate")} moved.`),
    h("table.moves", {}, h("tbody", {}, moved.slice(0, 40).map((i) => {
      const by = S.before[i] - S.ranking.place[i];
      const row = S.field.rows[i];
      return h("tr", {}, h("th", { scope: "row" }, nameOf(row)), h("td", {}, `${S.before[i]} → ${S.ranking.place[i]}`), h(`td.${by > 0 ? "up" : "down"}`, {}, `${by > 0 ? "▲" : "▼"}${Math.abs(by)}`));
    }))),
    end(h("button.solid", { autofocus: true, on: { click: close } }, "Close")),
  ]);
}

/** @param {{save: () => void, suggestion: () => Node | null}} acts */
export function startWeights(acts) {
  ({ save, suggestion } = acts);
  onDraw("rules", () => {
    drawTray();
    draw("numbers");
  });
}
