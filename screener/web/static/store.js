/** What the page knows, and who draws it. One object, changed in place; draw(part…) shows it. */
import { field, rank } from "./ranking.js";
import { hues, numbered, who } from "./words.js";

/** @import {Candidate, Ranking, Row, Rule, Table, Text} from "./types.js" */

/**
 * What the address holds (url.js), without anything personal.
 * @typedef {object} View
 * @property {string | null} c key of the candidate
 * @property {string} v verdict shown, or "all"
 * @property {string} sort
 * @property {"total" | "rule"} bars
 * @property {Record<string, number>} w changed weights by rule
 * @property {string[]} x picked candidates, in order
 * @property {boolean} cmp
 * @property {boolean} tune
 * @property {boolean} post posting view
 * @property {boolean} blind
 * @property {string | null} n open rule and passage: "3.1"
 * @property {Record<string, string>} facets filter by menu: credential, state, setting, place, flag, decision
 */

/** @type {View} */
const view = { c: null, v: "all", sort: "rank", bars: "total", w: {}, x: [], cmp: false, tune: false, post: false, blind: false, n: null, facets: {} };

export const S = {
  view,
  /** the typed filter: people type names, so it stays out of the address */
  typed: "",
  /** @type {"points" | "pages"} */
  tab: "points",
  textView: false,
  zoom: 1,
  /** @type {Table} */
  table: { run: null, version: "", unit: 0, posting: { id: "", title: "", sha256: "", bands: { shortlist: 70, review: 45 }, rules: [] }, of: 0, rows: [] },
  /** @type {ReturnType<typeof field>} */
  field: { rows: [], credits: new Float64Array(), capped: new Uint8Array(), rules: 0, bands: { shortlist: 70, review: 45 } },
  /** @type {Ranking} */
  ranking: { total: new Int32Array(), verdict: new Uint8Array(), place: new Int32Array(), order: new Int32Array() },
  /** ranks by the saved weights, to tell movement @type {Int32Array} */
  before: new Int32Array(),
  /** @type {string[]} */
  hues: [],
  /** @type {Map<string, number>} place of a key in field.rows */
  at: new Map(),
  /** @type {Map<string, Candidate>} */
  candidates: new Map(),
  /** @type {Map<string, Text>} */
  texts: new Map(),
  /** rules opened of each candidate, sent with a rejection @type {Map<string, Set<string>>} */
  opened: new Map(),
  /** names shown one by one while blind @type {Set<string>} */
  shown: new Set(),
};

/** @returns {Rule[]} */
export const rules = () => S.table.posting.rules;
/** @returns {number[]} */
export const weights = () => rules().map((rule) => S.view.w[rule.id] ?? rule.saved);
export const changed = () => Object.keys(S.view.w).length > 0;
/** @param {string | null} key @returns {Row | null} */
export const rowOf = (key) => (key === null ? null : S.field.rows[S.at.get(key) ?? -1] ?? null);
/** Whether the person behind a key is hidden now. @param {string} key */
export const isHidden = (key) => S.view.blind && !S.shown.has(key);
/** The candidate's name, or the number where it is not to be seen. @param {Row} row */
export const nameOf = (row) => (isHidden(row.key) ? numbered(row) : who(row));
/** @param {string} key */
export const isRead = (key) => rowOf(key)?.status === "read";

/** Takes a whole table as the present one. @param {Table} table */
export function setTable(table) {
  S.table = table;
  S.field = field(table);
  S.at = new Map(S.field.rows.map((row, i) => [row.key, i]));
  S.hues = hues(table.posting.rules);
  S.before = rank(S.field, rules().map((rule) => rule.saved)).place;
  rerank();
}

/** Ranks anew by the weights as they stand. */
export function rerank() {
  S.ranking = rank(S.field, weights());
}

/** @typedef {"list" | "rows" | "head" | "rules" | "numbers" | "pages" | "marks" | "compare" | "posting" | "chrome"} Part */
/** @type {Map<Part, (() => void)[]>} */
const drawers = new Map();

/** @param {Part} part @param {() => void} drawer */
export function onDraw(part, drawer) {
  drawers.set(part, [...(drawers.get(part) ?? []), drawer]);
}

/** @type {(area: string) => void} */
let focusLost = () => {};
/** @param {typeof focusLost} act where focus goes when drawing took away what had it; area: the id of the part that it was in */
export function onFocusLost(act) {
  focusLost = act;
}

/** Draws parts now, in the order given. @param {...Part} parts */
export function draw(...parts) {
  const had = document.activeElement;
  const area = had?.closest("#rules, #head, #compare")?.id ?? "";
  for (const part of parts) for (const drawer of drawers.get(part) ?? []) drawer();
  if (had && !had.isConnected && document.activeElement === document.body) focusLost(area); // else somebody took it
}

/** @type {Set<Part>} */
const waiting = new Set();

/** Draws parts before the next frame, each once however often it is asked for. @param {...Part} parts */
export function soon(...parts) {
  if (!waiting.size) {
    requestAnimationFrame(() => {
      const due = [...waiting];
      waiting.clear();
      draw(...due);
    });
  }
  for (const part of parts) waiting.add(part);
}

/** After the view changed: everything. */
export function drawAll() {
  draw("list", "head", "rules", "pages", "compare", "posting", "chrome");
}
