/** One row of the list: made once, then only its texts, widths and marks change. */
import { attr, css, h, hide, icon, setIcon, text } from "./dom.js";
import { S, isHidden, nameOf, rules, weights } from "./store.js";
import { UNIT, ruleTenths, scale } from "./points.js";
import { VERDICTS } from "./ranking.js";
import { DECIDED, LETTER, LIST, NOT_READ, OUTCOME, VERDICT, credential, points, who, years } from "./words.js";

/** @import {Row} from "./types.js" */

/**
 * @typedef {object} RowNode
 * @property {HTMLElement} node
 * @property {Record<string, HTMLElement>} cells
 * @property {HTMLInputElement} box
 * @property {HTMLElement[]} segments
 * @property {HTMLElement} open
 * @property {{node: HTMLElement, mark: SVGElement, rule: number}[]} marks
 * @property {SVGElement} flag
 * @property {SVGElement} decision
 * @property {number} at place of the row shown, or -1 - band
 */

const cell = /** @param {string} kind @param {...any} kids */ (kind, ...kids) => h(`div.c-${kind}`, { role: "gridcell", tabindex: -1 }, ...kids);

/** How many letters of a file's name stay at its end: a number and the suffix. */
const TAIL = 12;

/** @returns {RowNode} */
export function makeRow() {
  const n = h("span.n");
  const moved = h("span.moved");
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", tabindex: -1 }));
  const start = h("span");
  const tail = h("span");
  const name = h("b", {}, start, tail);
  const flag = icon("flag");
  const sub = h("span.sub");
  const segments = rules().map((_, k) => h(`i.bit.${S.hues[k]}`, { "data-rule": k }, h("i")));
  const open = h("i.open");
  const marks = rules().flatMap((rule, k) => (rule.importance === "required" ? [makeMark(k)] : []));
  const decision = icon("advance");
  /** @type {Record<string, HTMLElement>} */
  const cells = {
    rank: cell("rank", box, n, moved),
    name: h("div.c-name", { role: "rowheader", tabindex: -1 }, h("span.nm", {}, name, flag), sub),
    cred: cell("cred"),
    years: cell("years"),
    last: cell("last"),
    place: cell("place"),
    score: cell("score"),
    bar: cell("bar", h("div.stack", { "aria-hidden": "true" }, segments, open)),
    marks: cell("marks", marks.map((mark) => mark.node)),
    dec: cell("dec", decision),
    why: cell("why"),
    band: cell("band", h("b"), h("span.count"), h("span.limit")),
  };
  Object.assign(cells, { n, moved, nm: name, start, tail, sub, stack: /** @type {HTMLElement} */ (cells.bar.firstChild) });
  const order = ["rank", "name", "cred", "years", "last", "place", "score", "bar", "marks", "dec", "why", "band"];
  const node = h("div.row", { role: "row" }, order.map((kind) => cells[kind]));
  return { node, cells, box, segments, open, marks, flag, decision, at: Number.NaN };
}

/** @param {number} rule */
function makeMark(rule) {
  const mark = icon("unknown");
  return { node: h("span", { "data-rule": rule }, mark), mark, rule };
}

/** What all rows of one drawing share. */
export function common() {
  const now = weights();
  const by = scale(now);
  const sum = now.reduce((all, weight) => all + weight, 0) || 1;
  return { by, share: now.map((weight) => (100 * weight) / sum) };
}

/** @param {RowNode} row @param {number} place @param {number} index @param {ReturnType<typeof common>} shared @param {number[]} bands */
export function fillRow(row, place, index, shared, bands) {
  const { node } = row;
  row.at = place;
  attr(node, "aria-rowindex", index + 2);
  if (place < 0) return fillBand(row, VERDICTS[-1 - place], bands[-1 - place]);
  const it = S.field.rows[place];
  const read = it.status === "read";
  attr(node, "class", read ? (S.ranking.verdict[place] === 3 ? "row out" : "row") : "row un");
  attr(node, "data-key", it.key);
  const selected = it.key === S.view.c;
  attr(node, "aria-selected", selected);
  const name = read || isHidden(it.key) ? nameOf(it) : it.file || who(it);
  // Files are told apart by their ends, so that these stay where the room is short.
  const cut = name === it.file ? Math.max(0, name.length - TAIL) : name.length;
  text(row.cells.start, name.slice(0, cut));
  text(row.cells.tail, name.slice(cut));
  attr(row.cells.nm, "title", name);
  const flagged = it.flags.length ? `flag: ${it.flags[0].detail || it.flags[0].id.replaceAll("_", " ")}` : "";
  setIcon(row.flag, "flag", flagged || undefined);
  attr(row.flag, "class", flagged ? "i flag" : "i flag gone");
  if (read) fillRead(row, it, place, name, shared);
  else fillUnread(row, it);
}

/** @param {RowNode} row @param {string} verdict @param {number} many */
function fillBand(row, verdict, many) {
  const { shortlist, review } = S.table.posting.bands;
  /** @type {Record<string, string>} */
  const limits = {
    shortlist: LIST.andMore(shortlist),
    review: `${review} to ${shortlist}`,
    below: `below ${review}`,
    knocked_out: LIST.knockedOut,
    not_read: LIST.noScore,
  };
  row.node.className = "band";
  attr(row.node, "data-key", null);
  attr(row.node, "aria-selected", null);
  attr(row.node, "tabindex", null);
  const [title, count, limit] = /** @type {HTMLElement[]} */ ([...row.cells.band.children]);
  text(title, VERDICT[verdict]);
  text(count, String(many));
  text(limit, limits[verdict]);
  empty(row, ["start", "tail", "sub", "why", "n", "moved", ...SCORED]);
}

const SCORED = ["score", "cred", "years", "last", "place"];

/** A node that showed a candidate before keeps no word of it. @param {RowNode} row @param {string[]} cells */
function empty(row, cells) {
  for (const kind of cells) text(row.cells[kind], "");
}

/** @param {RowNode} row @param {Row} it */
function fillUnread(row, it) {
  const [few] = NOT_READ[it.status] ?? [it.status.replaceAll("_", " ")];
  text(row.cells.n, "–");
  text(row.cells.moved, "");
  row.box.checked = false;
  const twin = S.field.rows[S.at.get(it.duplicate_of ?? "") ?? -1];
  const aside = it.decision?.what === "set_aside" ? LIST.setAside : "";
  text(row.cells.why, aside + (twin ? LIST.twin(few, nameOf(twin)) : few));
  attr(row.cells.why, "title", row.cells.why.textContent);
  empty(row, ["sub", ...SCORED]);
}

/** @param {RowNode} row @param {Row} it @param {number} place @param {string} name @param {ReturnType<typeof common>} shared */
function fillRead(row, it, place, name, shared) {
  const { cells } = row;
  const rank = S.ranking.place[place];
  const moved = S.before[place] - rank;
  text(cells.why, "");
  text(cells.n, String(rank));
  text(cells.moved, moved ? `${moved > 0 ? "▲" : "▼"}${Math.abs(moved)}` : "");
  attr(cells.moved, "class", moved > 0 ? "moved up" : "moved down");
  attr(cells.moved, "aria-label", moved ? `${moved > 0 ? "up" : "down"} ${Math.abs(moved)}` : null);
  attr(cells.moved, "role", moved ? "img" : null);
  row.box.checked = S.view.x.includes(it.key);
  attr(row.box, "aria-label", `Compare ${name}`);
  const credentials = it.credentials.map(credential).join(", ");
  const out = S.ranking.verdict[place] === 3 ? it.knocked.map((id) => rules().find((rule) => rule.id === id)?.label ?? id).join(", ") : "";
  text(cells.sub, out ? LIST.saysOtherwise(out) : [years(it.months), credentials || LIST.noCredential, it.place].filter(Boolean).join(" · "));
  attr(cells.sub, "title", cells.sub.textContent);
  text(cells.cred, out ? LIST.saysOtherwise(out) : credentials || LIST.noneFound);
  attr(cells.cred, "title", cells.cred.textContent);
  text(cells.years, years(it.months) || "–");
  text(cells.last, it.last || "–");
  text(cells.place, it.place || "–");
  const total = points(S.ranking.total[place]);
  text(cells.score, total);
  attr(cells.bar, "aria-label", `${total} points, ${VERDICT[VERDICTS[S.ranking.verdict[place]]]}`);
  fillBar(row, it, place, shared);
  for (const { node, mark, rule } of row.marks) fillMark(node, mark, rule, it);
  const done = it.decision && DECIDED[it.decision.what] ? it.decision.what : "";
  attr(cells.dec, "class", done ? `c-dec ${done}` : "c-dec gone");
  if (done) setIcon(row.decision, done, DECIDED[done]);
}

/** @param {HTMLElement} node @param {SVGElement} mark @param {number} rule @param {Row} it */
function fillMark(node, mark, rule, it) {
  const outcome = LETTER[it.outcomes[rule]];
  const said = `${rules()[rule].label}: ${OUTCOME[outcome]}`;
  setIcon(mark, outcome, said);
  attr(node, "title", said);
}

/** @param {RowNode} row @param {Row} it @param {number} place @param {ReturnType<typeof common>} shared */
function fillBar(row, it, place, { by, share }) {
  const byRule = S.view.bars === "rule";
  attr(row.cells.stack, "class", byRule ? "stack rule" : "stack");
  const earned = byRule ? null : ruleTenths(by, S.field.credits, place * S.field.rules);
  let unknown = 0;
  row.segments.forEach((segment, k) => {
    const outcome = LETTER[it.outcomes[k]];
    if (outcome === "unknown") unknown += share[k];
    attr(segment, "class", `bit ${S.hues[k]} ${outcome}`);
    css(segment, "width", earned ? `${earned[k] / 10}%` : `${share[k].toFixed(3)}%`);
    css(segment, "--fill", earned ? "100%" : `${(100 * it.credits[k]) / UNIT}%`);
    attr(segment, "title", earned ? `${rules()[k].label}: ${points(earned[k])}` : `${rules()[k].label}: ${OUTCOME[outcome]}`);
  });
  hide(row.open, byRule || unknown < 0.5);
  css(row.open, "width", `${unknown.toFixed(3)}%`);
  attr(row.open, "title", LIST.couldBe(unknown.toFixed(1)));
}

