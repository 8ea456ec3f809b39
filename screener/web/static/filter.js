/** Which rows are shown, in which order, in which bands. */
import { S, rules } from "./store.js";
import { VERDICTS } from "./ranking.js";
import { who } from "./words.js";

/** @import {Row} from "./types.js" */

/**
 * @typedef {object} Shown
 * @property {Int32Array} places row places in order; a band is -1 - its place in VERDICTS
 * @property {Int32Array} tops px from the top of each, and the whole height last
 * @property {number[]} bands how many rows each verdict's band holds
 * @property {number} rows
 */
export const BAND = 26;
export const ROW = 44;

/** @type {WeakMap<Row, string>} */
let searched = new WeakMap();
/** Decided, put back or read again since the filter was last used: they stay until it is used again. @type {Set<string>} */
const kept = new Set();

/** Names appeared or went: what is searched is made anew. */
export function forgetSearched() {
  searched = new WeakMap();
}

/** The filter was used: rows that no longer fit may go. */
export function sieveAnew() {
  kept.clear();
}

/** @param {string} key */
export function keepShown(key) {
  kept.add(key);
}

/** @param {Row} row */
function haystack(row) {
  let hay = searched.get(row);
  if (hay === undefined) {
    hay = [who(row), row.no, row.place, row.file, ...row.credentials.map((c) => c.label)].join(" ").toLowerCase();
    searched.set(row, hay);
  }
  return hay;
}

/** What each menu of the filter looks at. @type {Record<string, (row: Row) => string[]>} */
export const FACET = {
  credential: (row) => row.credentials.map((c) => c.label),
  state: (row) => row.credentials.map((c) => (c.assertion === "held" ? "held" : c.state || c.assertion)),
  setting: (row) => row.settings ?? [],
  place: (row) => (row.place ? [row.place] : []),
  flag: (row) => row.flags.map((flag) => flag.id),
  decision: (row) => [row.decision && row.decision.what !== "none" ? row.decision.what : "none"],
};

/** @returns {(row: Row) => boolean} */
function fits() {
  const wanted = S.typed.trim().toLowerCase();
  const facets = Object.entries(S.view.facets).filter(([, value]) => value);
  return (row) => {
    if (wanted && !haystack(row).includes(wanted)) return false;
    return facets.every(([facet, value]) => FACET[facet](row).includes(value) || (facet === "decision" && kept.has(row.key)));
  };
}

/** @type {number[]} */
let counted = new Array(VERDICTS.length).fill(0);

/** How many rows of each verdict the filter let through when it was used last. */
export const countVerdicts = () => counted;

/** The list as it is to be shown. @returns {Shown} */
export function sieve() {
  const fit = fits();
  const only = VERDICTS.indexOf(/** @type {any} */ (S.view.v));
  const { rows } = S.field;
  const { verdict } = S.ranking;
  const shown = new Uint8Array(rows.length);
  const unread = [];
  counted = new Array(VERDICTS.length).fill(0);
  for (let i = 0; i < rows.length; i++) {
    if (!fit(rows[i])) continue;
    counted[verdict[i]]++;
    if (only >= 0 && verdict[i] !== only && !kept.has(rows[i].key)) continue;
    shown[i] = 1;
    if (verdict[i] === 4) unread.push(i);
  }
  return banded(sorted().filter((i) => shown[i] === 1), unread);
}

/** @param {Int32Array} scored @param {number[]} unread @returns {Shown} */
function banded(scored, unread) {
  const { verdict } = S.ranking;
  /** @type {number[][]} */
  const gathered = VERDICTS.map(() => []);
  for (const i of scored) gathered[verdict[i]].push(i);
  gathered[4] = unread;
  const bands = gathered.map((each) => each.length);
  const inBands = S.view.sort === "rank";
  // A capped candidate stands in review though the points would lift it: bands gather, ranks tell.
  const ordered = inBands ? gathered.slice(0, 4).flat() : scored;
  const places = [];
  let last = -1;
  for (const i of ordered) {
    if (inBands && verdict[i] !== last) places.push(-1 - verdict[i]);
    last = verdict[i];
    places.push(i);
  }
  if (unread.length) places.push(-1 - 4, ...unread);
  const tops = new Int32Array(places.length + 1);
  for (let k = 0; k < places.length; k++) tops[k + 1] = tops[k] + (places[k] < 0 ? BAND : ROW);
  return { places: Int32Array.from(places), tops, bands, rows: scored.length + unread.length };
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const DECISION = ["advance", "hold", "none", "reject", "set_aside"];

/** Larger comes first, but for texts. @type {Record<string, (row: Row, i: number) => number | string>} */
const SORT = {
  name: (row) => who(row),
  months: (row) => -row.months,
  last: (row) => (row.last === "present" ? -999999 : -Number((row.last ?? "").replace("-", "")) || 0),
  place: (row) => row.place || "\uffff",
  decision: (row) => DECISION.indexOf(row.decision?.what ?? "none"),
};

/** @returns {Int32Array} scored rows by the chosen order; equal ones by rank */
function sorted() {
  const { order } = S.ranking;
  const down = S.view.sort.startsWith("-");
  const name = S.view.sort.replace(/^-/, "");
  const rule = name.startsWith("rule:") ? rules().findIndex((each) => each.id === name.slice(5)) : -1;
  if (rule < 0 && !SORT[name]) return order;
  const value = rule >= 0 ? /** @param {number} i */ (i) => -S.field.credits[i * S.field.rules + rule] : /** @param {number} i */ (i) => SORT[name](S.field.rows[i], i);
  const keyed = Array.from(order, (i, at) => ({ i, at, by: value(i) }));
  const compare = typeof keyed[0]?.by === "string" ? /** @param {any} a @param {any} b */ (a, b) => collator.compare(a.by, b.by) : /** @param {any} a @param {any} b */ (a, b) => a.by - b.by;
  keyed.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.at - b.at);
  return Int32Array.from(keyed, (each) => each.i);
}

/** Keys of the rows shown, in order. @param {Shown} shown */
export const keysShown = (shown) => [...shown.places].filter((i) => i >= 0).map((i) => S.field.rows[i].key);
