/** The table, page by page: the first rows are shown before the last have come. */
import { FIRST, tableAddress, takeAhead } from "./ahead.js";
import { $, text } from "./dom.js";
import { get, hidden } from "./api.js";
import { S, drawAll, isHidden, rowOf, setTable } from "./store.js";
import { forgetSearched } from "./filter.js";
import { showUnsent } from "./queue.js";
import { dropUnknown } from "./url.js";
import { LIST } from "./words.js";

/** @import {Candidate, Row, Table} from "./types.js" */

const REST = 5000;

let asked = 0;

/** Takes the table anew. Weights, order and selection stay where they still mean something. */
export async function loadTable() {
  const mine = ++asked;
  const first = await part(0, FIRST);
  if (first.rows.length < first.of) {
    if (S.table.rows.length === 0) {
      take({ ...first, rows: [...first.rows] });
      drawAll();
    }
    await addRest(first);
  }
  // While one answer was on its way another was asked for: the later one counts.
  if (mine === asked) take(first);
}

/** Files that were read in between may stand on two parts. @param {Table} table */
async function addRest(table) {
  const rows = new Map(table.rows.map((row) => [row.key, row]));
  for (let from = table.rows.length; from < table.of; ) {
    const more = await part(from, REST);
    if (!more.rows.length) break;
    for (const row of more.rows) rows.set(row.key, row);
    from += more.rows.length;
  }
  table.rows = [...rows.values()];
}

/** @param {number} from @param {number} n @returns {Promise<Table>} */
async function part(from, n) {
  const address = tableAddress(S.view.blind, from, n);
  return (await takeAhead(address)) ?? get(address);
}

/** @param {Row[]} rows */
function withOld(rows) {
  const there = new Set(rows.map((row) => row.key));
  return [...rows, ...S.field.rows.filter((row) => !there.has(row.key))];
}

/** @param {Table} table */
function take(table) {
  forgetSearched();
  // A page that shows a part of the table keeps what the address names until all of it is there.
  const whole = table.rows.length >= table.of && !table.run?.reading;
  // What is read again is away for a moment: it stays as it was until it comes back.
  if (table.run?.reading && table.posting.sha256 === S.table.posting.sha256) table.rows = withOld(table.rows);
  // A row stays the same object: what undo and waiting acts hold of it stays true.
  table.rows = table.rows.map((row) => Object.assign(rowOf(row.key) ?? {}, row));
  showUnsent();
  setTable(table);
  if (whole) dropUnknown();
  document.body.dataset.reading = table.run?.reading ? "yes" : "no";
  document.body.dataset.places = table.rows.some((row) => row.place) ? "yes" : "no";
  const empty = table.rows.length === 0 && !table.run?.reading;
  document.body.dataset.empty = empty ? "yes" : "no";
  $("#empty").hidden = !empty;
  if (empty) text($("#say"), LIST.empty);
}

/** Keeps this many candidates in memory. */
const KEPT = 60;
/** @type {Map<string, Promise<Candidate | null>>} */
const coming = new Map();
/** Why candidates could not be fetched. @type {Map<string, Error>} */
export const notLoaded = new Map();

/**
 * One candidate with all quotes; asked for once, however often it is wanted.
 * @param {string} key
 * @returns {Promise<Candidate | null>}
 */
export function loadCandidate(key) {
  const known = S.candidates.get(key);
  if (known) return Promise.resolve(known);
  const asked = coming.get(key);
  if (asked) return asked;
  const answer = get(`candidate/${key}?${hidden(isHidden(key))}`).then((candidate) => {
    coming.delete(key);
    notLoaded.delete(key);
    S.candidates.set(key, candidate);
    for (const old of S.candidates.keys()) {
      if (S.candidates.size <= KEPT) break;
      if (old !== S.view.c && !S.view.x.includes(old)) S.candidates.delete(old);
    }
    return candidate;
  }, (error) => {
    coming.delete(key);
    notLoaded.set(key, error);
    return null;
  });
  coming.set(key, answer);
  return answer;
}

/** Forgets what is known of a candidate: it changed. @param {string} key */
export function forget(key) {
  S.candidates.delete(key);
  S.texts.delete(key);
}
