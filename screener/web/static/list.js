/** The ranked list: a window of at most 60 row nodes over any number of rows. */
import { $, attr, calm, closest, css, h, hide, put, text } from "./dom.js";
import { S, onDraw } from "./store.js";
import { BAND, ROW, keysShown, sieve } from "./filter.js";
import { common, fillRow, makeRow } from "./row.js";
import { drawHead, isDragging } from "./listhead.js";
import { LIST } from "./words.js";

/** @import {RowNode} from "./row.js" */

const NODES = 60;
const HEAD = 44;

/** @type {RowNode[]} in reading order: nodes[i] shows item first + i */
let nodes = [];
let first = 0;
/** @type {import("./filter.js").Shown} */
let shown = { places: new Int32Array(), tops: new Int32Array(1), bands: [], rows: 0 };
let rulesDrawn = "";

const scroller = () => $("#scroll");
const body = () => $("#rows");

/** @type {string[] | null} */
let listed = null;
/** Keys of the rows as shown, in order. */
export const keys = () => (listed ??= keysShown(shown));

/** Sieves, sorts and draws. Focus stays on the candidate; the list does not scroll by itself. */
function drawList() {
  const animated = moving ? placesBefore() : null;
  moving = false;
  shown = sieve();
  listed = null;
  const signature = S.table.posting.rules.map((rule) => rule.id + rule.importance).join();
  if (signature !== rulesDrawn) {
    rulesDrawn = signature;
    nodes = [];
    put(body());
  }
  css(body(), "height", `${shown.tops[shown.places.length]}px`);
  attr($("#grid"), "aria-rowcount", shown.places.length + 1);
  drawHead();
  hide($("#nobody"), shown.rows > 0 || S.table.rows.length === 0);
  drawWindow(true);
  if (animated) animate(animated);
}

/** Fills the standing rows again: texts and widths only. */
function drawRows() {
  drawWindow(true);
}

/** @param {boolean} [all] also rows that already show their item */
function drawWindow(all = false) {
  const { scrollTop, clientHeight } = scroller();
  const visible = Math.ceil(clientHeight / ROW) + 2;
  const size = Math.min(NODES, shown.places.length, Math.max(visible + 12, 24));
  const spare = Math.floor((size - visible) / 2);
  const start = Math.max(0, Math.min(itemAt(scrollTop) - Math.max(0, spare), shown.places.length - size));
  const had = focusedInRows();
  shift(start, size);
  const shared = common();
  const tab = tabStop();
  nodes.forEach((row, i) => {
    const item = start + i;
    const place = shown.places[item];
    css(row.node, "--y", `${shown.tops[item]}px`);
    const unseen = shown.tops[item + 1] < scrollTop || shown.tops[item] > scrollTop + clientHeight;
    // While a slider moves only what is seen is drawn; the rest follows when it stops, or when it is scrolled to.
    if (all && unseen && isDragging()) row.at = Number.NaN;
    else if (all || row.at !== place) fillRow(row, place, item, shared, shown.bands);
    if (place >= 0) attr(row.node, "tabindex", item === tab ? 0 : -1);
  });
  if (had) restoreFocus(had);
}

/** Moves nodes that left the window to its other end, so that those that stay are not touched. @param {number} start @param {number} size */
function shift(start, size) {
  const by = start - first;
  if (nodes.length === size && by > 0 && by < size) {
    const gone = nodes.splice(0, by);
    body().append(...gone.map((row) => row.node));
    nodes.push(...gone);
  } else if (nodes.length === size && by < 0 && -by < size) {
    const gone = nodes.splice(size + by);
    body().prepend(...gone.map((row) => row.node));
    nodes.unshift(...gone);
  }
  while (nodes.length < size) {
    const row = makeRow();
    nodes.push(row);
    body().append(row.node);
  }
  while (nodes.length > size) nodes.pop()?.node.remove();
  first = start;
}

/** The item that lies at a height: bands are lower than rows, so it is searched by halves. @param {number} y */
function itemAt(y) {
  let low = 0;
  let high = shown.places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shown.tops[middle] <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {string | null} key the item that shows a candidate, or -1 */
const itemOf = (key) => (key === null ? -1 : shown.places.indexOf(S.at.get(key) ?? -99));

/** The one row that Tab reaches. */
function tabStop() {
  const selected = itemOf(S.view.c);
  return selected >= 0 ? selected : shown.places.findIndex((place) => place >= 0);
}

/** @returns {{key: string, inside: string} | null} where focus is, if in a row */
function focusedInRows() {
  const row = closest(document.activeElement, "#rows .row");
  if (!row) return null;
  const cell = document.activeElement === row ? "" : document.activeElement?.className.split(" ")[0] ?? "";
  return { key: row.dataset.key ?? "", inside: cell };
}

/** @param {{key: string, inside: string}} had */
function restoreFocus({ key, inside }) {
  const node = nodes[itemOf(key) - first]?.node;
  const target = inside && node ? node.querySelector(`.${inside}`) ?? node : node;
  if (target && target !== document.activeElement) /** @type {HTMLElement} */ (target).focus({ preventScroll: true });
  else if (!target) $("#grid").focus({ preventScroll: true });
}

/** Brings a candidate's row into view and, where asked, focus onto it. @param {string | null} key @param {{focus?: boolean}} [how] */
export function reveal(key, { focus = true } = {}) {
  const item = itemOf(key);
  if (item < 0) return;
  const view = scroller();
  const top = shown.tops[item];
  if (top < view.scrollTop + BAND) view.scrollTop = top - BAND;
  else if (top + ROW > view.scrollTop + view.clientHeight - HEAD) view.scrollTop = top + ROW - view.clientHeight + HEAD + 8;
  drawWindow();
  if (focus) nodes[item - first]?.node.focus({ preventScroll: true });
}

/** To where the list was left; an address that was never seen here shows its candidate. @param {number | null} scroll */
export function scrollTo(scroll) {
  if (scroll === null) reveal(S.view.c, { focus: false });
  else scroller().scrollTop = scroll;
}

let moving = false;
/** The next drawing lets rows in view glide to their new places, 160 ms, if motion is welcome. */
export function glide() {
  moving = !calm();
}

/** @returns {Map<string, number>} */
function placesBefore() {
  return new Map(nodes.filter((row) => row.at >= 0).map((row) => [row.node.dataset.key ?? "", parseFloat(row.node.style.getPropertyValue("--y"))]));
}

/** @param {Map<string, number>} before */
function animate(before) {
  const { scrollTop, clientHeight } = scroller();
  for (const { node, at } of nodes) {
    const old = before.get(node.dataset.key ?? "");
    const now = parseFloat(node.style.getPropertyValue("--y"));
    if (at < 0 || old === undefined || old === now || now < scrollTop - ROW || now > scrollTop + clientHeight) continue;
    node.animate([{ translate: `0 ${old - now}px` }, { translate: "0 0" }], { duration: 160, easing: "cubic-bezier(.2,.8,.2,1)" });
  }
}

/** Arrow keys inside a row: to its check box and cells, and back. @param {HTMLElement} target @param {number} by */
export function stepCell(target, by) {
  const row = closest(target, ".row");
  if (!row) return;
  const stops = [row, ...[...row.children].filter((e) => e.checkVisibility()).map((e) => /** @type {HTMLElement} */ (e.querySelector("input") ?? e))];
  const at = stops.indexOf(target);
  stops[Math.max(0, Math.min(stops.length - 1, at + by))].focus({ preventScroll: true });
}

/** @param {{select: (key: string, open: boolean) => void, pick: (key: string) => void, showAll: () => void}} acts */
export function startList(acts) {
  onDraw("list", drawList);
  onDraw("rows", drawRows);
  const grid = $("#grid");
  grid.addEventListener("click", (event) => {
    const key = closest(event.target, ".row")?.dataset.key;
    if (!key) return;
    if (event.target instanceof HTMLInputElement) acts.pick(key);
    else acts.select(key, true);
  });
  scroller().addEventListener("scroll", () => requestAnimationFrame(() => drawWindow()), { passive: true });
  new ResizeObserver(() => drawWindow()).observe(scroller());
  const more = h("button.link", { on: { click: acts.showAll } }, LIST.showAll);
  put($("#nobody"), h("p", {}, LIST.nobody, more));
}

/** @param {string} said new rows that wait for a glance: the list under the pointer never moves by itself */
export function announceMore(said) {
  text($("#more"), said);
  $("#more").hidden = !said;
}
