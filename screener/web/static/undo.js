/** Fifty steps back and forth. Each step knows how to take itself back and how to do itself again. */
import { $, attr } from "./dom.js";
import { say } from "./say.js";
import { COMMON } from "./sentences.js";

/** @typedef {{what: string, back: () => void, again: () => void}} Step */

const MOST = 50;
/** @type {Step[]} */
let past = [];
/** @type {Step[]} */
let ahead = [];

/** @param {string} what named in the toast @param {() => void} back @param {() => void} again */
export function step(what, back, again) {
  past = [...past, { what, back, again }].slice(-MOST);
  ahead = [];
  show();
}

/** @returns {string} what was taken back, "" where there was nothing */
export function undo() {
  const last = past.pop();
  if (!last) return "";
  ahead.push(last);
  last.back();
  show();
  return last.what;
}

/** @returns {string} what was done again */
export function redo() {
  const last = ahead.pop();
  if (!last) return "";
  past.push(last);
  last.again();
  show();
  return last.what;
}

function show() {
  attr($("#undo"), "disabled", past.length ? null : "");
  attr($("#undo"), "title", past.length ? `Undo: ${past[past.length - 1].what}` : null);
  if (!past.length && document.activeElement === document.body) say(COMMON.nothingMore);
}
