/** The list's head: column titles that sort, and the histogram of all scores. */
import { $, attr, css, h, put, text } from "./dom.js";
import { S, drawAll, rules } from "./store.js";
import { histogram } from "./ranking.js";
import { remember } from "./url.js";
import { LIST } from "./words.js";

/** @type {[string, string, string, "ascending" | "descending"][]} column, sort, title, what its first click does */
const COLUMNS = [
  ["rank", "rank", "Rank", "ascending"],
  ["name", "name", "Candidate", "ascending"],
  ["cred", "", "Credentials", "ascending"],
  ["years", "months", "Coding", "descending"],
  ["last", "last", LIST.lastCoded, "descending"],
  ["place", "place", "Place", "ascending"],
  ["score", "", "Score", "ascending"],
];

/** @type {HTMLElement[]} */
let bins = [];
let drawnFor = "";
let quiet = 0;

/** Titles and sort at once; the histogram waits until a slider rests. */
export function drawHead() {
  const { bands } = S.table.posting;
  const signature = JSON.stringify([rules().map((rule) => [rule.id, rule.label, rule.importance]), bands]);
  if (signature !== drawnFor) {
    drawnFor = signature;
    make();
  }
  for (const [column, sort, , how] of COLUMNS) {
    if (!sort) continue;
    const down = S.view.sort === `-${sort}`;
    const turned = how === "ascending" ? "descending" : "ascending";
    attr($(`#grid .thead .c-${column}`), "aria-sort", S.view.sort === sort ? how : down ? turned : "none");
  }
  window.clearTimeout(quiet);
  quiet = window.setTimeout(drawBins, dragging ? 150 : 0);
}

let dragging = false;
/** @param {boolean} yes while a slider is dragged nothing but the rows is drawn */
export function setDragging(yes) {
  dragging = yes;
}

export const isDragging = () => dragging;

function drawBins() {
  const counts = histogram(S.ranking);
  const top = Math.max(1, ...counts);
  counts.forEach((n, i) => css(bins[i], "height", `${n ? 12 + (88 * n) / top : 0}%`));
}

function make() {
  const { bands } = S.table.posting;
  bins = Array.from({ length: 20 }, (_, i) => h(`i${i * 5 >= bands.shortlist ? ".high" : ""}`));
  const line = /** @param {number} at */ (at) => h("u", { css: { left: `${at}%` } }, String(at));
  const bar = h("div.c-bar", { role: "columnheader" }, h("span.sr", {}, LIST.pointsByRule(bands.review, bands.shortlist)),
    h("div.hist", { "aria-hidden": "true" }, bins, line(bands.review), line(bands.shortlist)));
  const required = rules().flatMap((rule, k) => (rule.importance === "required" ? [{ rule, k }] : []));
  const marks = h("div.c-marks", { role: "columnheader" }, h("span.sr", {}, `Must-haves: ${required.map(({ rule }) => rule.label).join(", ")}`),
    required.map(({ rule, k }) => h(`i.sw.${S.hues[k]}`, { title: rule.label, "data-rule": k })));
  const head = h("div.thead", { role: "row", "aria-rowindex": 1 }, COLUMNS.map(([column, sort, title]) => columnHead(column, sort, title)), bar, marks,
    h("div.c-dec", { role: "columnheader" }, h("span.sr", {}, "Decision")));
  put($("#thead"), head);
  document.body.style.setProperty("--marks", String(required.length));
  document.body.style.setProperty("--low", `${bands.review}%`);
  document.body.style.setProperty("--high", `${bands.shortlist}%`);
}

/** @param {string} column @param {string} sort @param {string} title */
function columnHead(column, sort, title) {
  if (!sort) return h(`div.c-${column}`, { role: "columnheader" }, title);
  return h(`div.c-${column}`, { role: "columnheader" }, h("button.th", { tabindex: -1, on: { click: () => sortBy(sort) } }, title));
}

/** Sorts; a second time turns the order. @param {string} sort */
export function sortBy(sort) {
  S.view.sort = S.view.sort === sort && sort !== "rank" ? `-${sort}` : sort;
  remember();
  const select = document.querySelector("#sort");
  if (select instanceof HTMLSelectElement) select.value = S.view.sort.replace(/^-/, "");
  text($("#say"), LIST.sortedBy(sort.replace("rule:", "rule ")));
  drawAll();
}
