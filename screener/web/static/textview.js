/** The text of a résumé, line by line, with real marks: for files without pages, and for all by one key. */
import { h } from "./dom.js";
import { get, hidden } from "./api.js";
import { S, draw, isHidden } from "./store.js";
import { underline } from "./pages.js";
import { TEXTVIEW } from "./sentences.js";

/** @import {Candidate, Line} from "./types.js" */
/** @typedef {{start: number, end: number, of: [number, number][]}} Place */

/**
 * @param {Candidate} candidate
 * @param {string | undefined} reason why no picture is shown, where one was wanted
 * @param {(rule: number, passage: number) => void} show
 */
export function drawText(candidate, reason, show) {
  const known = S.texts.get(candidate.key);
  const note = reason ? h("div.note", {}, h("p", {}, h("b", {}, TEXTVIEW.noPicture), TEXTVIEW.textInstead(reason))) : null;
  if (!known) {
    fetchText(candidate.key);
    return [note, h("div.sheet.text.late", {}, h("p.faint", {}, TEXTVIEW.reading))];
  }
  const places = found(candidate);
  const unseen = known.not_visible.map((each) => h("p.unseen", {}, h("b", {}, TEXTVIEW.notVisible), h("q", {}, each.text)));
  return [note, h("div.sheet.text", { "data-text": candidate.key }, known.lines.map((line) => drawLine(line, places, show)), unseen)];
}

/** @param {string} key */
async function fetchText(key) {
  try {
    S.texts.set(key, await get(`text/${key}?${hidden(isHidden(key))}`));
  } catch (error) {
    // Where the program has stopped the text can still come later.
    if (/** @type {Error} */ (error).name === "Gone") return;
    S.texts.set(key, { lines: [{ n: 1, page: 1, start: 0, text: TEXTVIEW.notRead(/** @type {Error} */ (error).message) }], not_visible: [] });
  }
  if (S.view.c === key) draw("pages");
}

/** Where the passages lie in the text: the term within the quote, else the quote. @param {Candidate} candidate @returns {Place[]} */
function found(candidate) {
  /** @type {Map<string, Place>} */
  const at = new Map();
  candidate.results.forEach((result, i) => result.evidence.forEach((e, k) => {
    const inside = e.term ? e.quote.indexOf(e.term) : -1;
    const start = inside >= 0 ? e.start + inside : e.start;
    const end = inside >= 0 ? start + e.term.length : e.end;
    const place = at.get(`${start} ${end}`) ?? { start, end, of: [] };
    place.of.push([i, k]);
    at.set(`${start} ${end}`, place);
  }));
  return [...at.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** @param {Line} line @param {Place[]} places @param {(rule: number, passage: number) => void} show */
function drawLine(line, places, show) {
  const end = line.start + line.text.length;
  /** @type {(string | Node)[]} */
  const out = [];
  let from = line.start;
  for (const place of places) {
    const start = Math.max(place.start, line.start, from);
    const stop = Math.min(place.end, end);
    if (stop <= start) continue;
    out.push(line.text.slice(from - line.start, start - line.start), mark(line.text.slice(start - line.start, stop - line.start), place, show));
    from = stop;
  }
  out.push(line.text.slice(from - line.start));
  return h("p", { "data-start": line.start, "data-n": line.n }, out);
}

/** @param {string} words @param {Place} place @param {(rule: number, passage: number) => void} show */
function mark(words, { of }, show) {
  const next = () => show(...of[(of.findIndex((each) => each.join(".") === S.view.n) + 1) % of.length]);
  return h("mark.hl", { "data-rule": of[0][0], "data-mark": of.map((each) => each.join(".")).join(" "), css: { "--u": underline(of.map(([rule]) => rule)) }, on: { click: next } }, words);
}

/** The place of the words selected in the text view, or null. @returns {{start: number, end: number, quote: string} | null} */
export function selectedWords() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end, quote: selection.toString().trim() };
}

/** @param {Node} node @param {number} at */
function offset(node, at) {
  const element = node instanceof Element ? node : node.parentElement;
  const line = /** @type {HTMLElement | null} */ (element?.closest("#paper p[data-start]"));
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, at);
  return Number(line.dataset.start) + before.toString().length;
}
