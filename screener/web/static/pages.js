/** The résumé as its author made it: one picture a page, every counting passage marked in its rules' colours. */
import { $, attr, calm, css, h, icon, keyed, put, text } from "./dom.js";
import { S, nameOf, onDraw, rowOf, rules } from "./store.js";
import { picture } from "./pictures.js";
import { drawText } from "./textview.js";
import { drawUnread } from "./unread.js";
import { questions } from "./about.js";
import { copy } from "./head.js";
import { notLoaded } from "./load.js";
import { count, told } from "./words.js";
import { COMMON, PAGES } from "./sentences.js";

/** @import {Box, Candidate, Page} from "./types.js" */
/** @typedef {{box: Box, of: [number, number][], first: boolean}} Mark the same words may count for several rules */

/** @type {{show: (rule: number, passage: number) => void, step: (by: number) => void, text: () => void, correct: (rule: number, passage: number) => void, opened: () => void}} */
let acts = { show: () => {}, step: () => {}, text: () => {}, correct: () => {}, opened: () => {} };
let drawnFor = "";
/** keys of candidates whose picture failed, with the reason @type {Map<string, string>} */
const failed = new Map();

/** @param {typeof acts} given */
export function startPages(given) {
  acts = given;
  onDraw("pages", drawPages);
  onDraw("marks", () => {
    drawChosen();
    drawDocHead();
  });
  $("#paper").addEventListener("scroll", () => acts.opened(), { passive: true });
}

/** Every passage in the order of the rules. @param {Candidate} candidate */
export const passages = (candidate) => candidate.results.flatMap((result, i) => result.evidence.map((_, k) => `${i}.${k}`));

/** Whether text stands in place of pictures. @param {Candidate} candidate */
export const asText = (candidate) => S.textView || !candidate.pages.length || failed.has(candidate.key);

function drawPages() {
  const row = rowOf(S.view.c);
  document.body.dataset.unread = row && row.status !== "read" ? "yes" : "no";
  if (!row) return clear();
  if (row.status !== "read") {
    drawnFor = "";
    return drawUnread(row);
  }
  const candidate = S.candidates.get(row.key);
  if (!candidate) return waitFor(row.key);
  const words = asText(candidate);
  const signature = `${row.key} ${candidate.version} ${S.view.blind} ${S.shown.has(row.key)} ${words} ${S.texts.has(row.key)}`;
  if (signature !== drawnFor) {
    const same = drawnFor.split(" ")[0] === row.key;
    drawnFor = signature;
    if (!same) $("#paper").scrollTop = 0; // before it is filled: afterwards it would be laid out at once for it
    put($("#paper"), notes(candidate), words ? drawText(candidate, failed.get(row.key), acts.show) : candidate.pages.map((page) => sheet(candidate, page)));
  }
  css($("#paper"), "--zoom", String(S.zoom));
  drawChosen();
  drawDocHead();
}

function clear() {
  drawnFor = "";
  put($("#paper"));
}

/** A grey sheet at once, of the size most pages have; where nothing comes, words say why. @param {string} key */
function waitFor(key) {
  const error = notLoaded.get(key);
  const signature = `${key} ${error ? "not loaded" : "waiting"}`;
  if (drawnFor === signature) return;
  drawnFor = signature;
  const why = !error ? null : error.name === "Gone" ? PAGES.comesLater : told(error);
  put($("#paper"), why && h("div.note", {}, h("p", {}, h("b", {}, PAGES.notLoaded), why)), h("div.sheet.late", {}, h("div.leaf", { css: { "aspect-ratio": "612 / 792" } })));
  $("#dochead").dataset.for = "";
  put($("#dochead"), h("b", {}, "Pages"));
}

/** Text in the file that no reader sees: named above the first page, neutral, never marked. @param {Candidate} candidate */
function notes(candidate) {
  const hidden = candidate.flags.filter((flag) => flag.id === "not_visible");
  const unseen = hidden.map((flag) =>
    h("div.note", {}, icon("flag"), h("p", {}, h("b", {}, PAGES.notVisible), h("q", {}, (flag.quote ?? "").slice(0, 160)))));
  return passages(candidate).length ? unseen : [nothingFound(candidate), ...unseen];
}

/** No passage counts: what is left is to ask. @param {Candidate} candidate */
function nothingFound(candidate) {
  const asked = questions(candidate);
  return h("div.note", {}, h("div", {}, h("p", {}, h("b", {}, PAGES.nothingCounts), asked.length ? PAGES.couldAsk : ""),
    h("ol", {}, asked.map((each) => h("li", {}, each))),
    asked.length ? h("button.link", { on: { click: () => copy(asked.join("\n")) } }, COMMON.copyQuestions) : null));
}

/** @param {Candidate} candidate @param {Page} page */
function sheet(candidate, page) {
  const [left, right] = page.crop ?? [0, 1];
  const wide = right - left;
  const row = rowOf(candidate.key);
  const name = row ? nameOf(row) : "";
  const image = h("img", { alt: PAGES.alt(page.n, name), draggable: "false" });
  const leaf = h("div.leaf", { css: { "aspect-ratio": `${page.w} / ${page.h}`, width: `${100 / wide}%`, "margin-left": `${(-100 * left) / wide}%` } }, image, marks(candidate, page).map((mark) => highlight(mark, page)));
  const place = h("div.sheet.late", { "data-page": page.n }, leaf);
  picture(candidate.key, page.n).then((address) => {
    attr(image, "src", address);
    image.addEventListener("load", () => place.classList.remove("late"), { once: true });
  }, (error) => fail(candidate.key, error));
  return place;
}

/** @param {string} key @param {any} error */
function fail(key, error) {
  if (error?.name === "Gone" || failed.has(key)) return;
  failed.set(key, told({ message: error.message })); // what its hint says is done here: the text is shown
  if (S.view.c === key) drawPages();
}

/** One mark a place. @param {Candidate} candidate @param {Page} page @returns {Mark[]} */
export function marks(candidate, page) {
  /** @type {Map<string, Mark>} */
  const at = new Map();
  candidate.results.forEach((result, i) => result.evidence.forEach((e, k) => {
    if (e.page !== page.n) return;
    e.boxes.forEach((box, b) => {
      const place = box.map(Math.round).join();
      const mark = at.get(place) ?? { box, of: [], first: b === 0 };
      mark.of.push([i, k]);
      at.set(place, mark);
    });
  }));
  return [...at.values()];
}

/** @param {Mark} mark @param {Page} page */
function highlight({ box: [x0, top, x1, bottom], of }, page) {
  return h("span.hl", {
    "aria-hidden": "true",
    "data-rule": of[0][0],
    "data-mark": of.map((each) => each.join(".")).join(" "),
    css: {
      left: `${(100 * (x0 - 1)) / page.w}%`,
      top: `${(100 * (top - 0.5)) / page.h}%`,
      width: `${(100 * (x1 - x0 + 2)) / page.w}%`,
      height: `${(100 * (bottom - top + 1)) / page.h}%`,
      "--u": underline(of.map(([rule]) => rule)),
    },
    on: { click: () => cycle(of), contextmenu: (/** @type {Event} */ event) => { event.preventDefault(); acts.correct(...of[0]); } },
  });
}

/** The colours of all rules that a place serves, side by side. @param {number[]} served */
export function underline(served) {
  const each = [...new Set(served)];
  const stops = each.map((rule, n) => `var(--${S.hues[rule]}) ${(100 * n) / each.length}% ${(100 * (n + 1)) / each.length}%`);
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

/** A click goes through the rules of that place. @param {[number, number][]} of */
function cycle(of) {
  const at = of.findIndex((each) => each.join(".") === S.view.n);
  acts.show(...of[(at + 1) % of.length]);
}

/** Frames the chosen passage. */
function drawChosen() {
  const chosen = S.view.n?.includes(".") ? S.view.n : null;
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#paper [data-mark]"))) {
    const mine = chosen !== null && (mark.dataset.mark ?? "").split(" ").includes(chosen);
    if (mine === mark.hasAttribute("data-on")) continue;
    mark.toggleAttribute("data-on", mine);
    if (!mine || !chosen) continue;
    mark.dataset.rule = chosen.split(".")[0];
    css(mark, "--c", `var(--${S.hues[Number(mark.dataset.rule)]})`);
  }
}

/** Brings the chosen passage a third of the way down. */
export function scrollToMark() {
  const mark = document.querySelector("#paper [data-on]");
  const paper = $("#paper");
  if (!mark) return;
  const top = mark.getBoundingClientRect().top - paper.getBoundingClientRect().top + paper.scrollTop;
  const seen = top > paper.scrollTop + 24 && top < paper.scrollTop + paper.clientHeight * 0.8;
  if (!seen) paper.scrollTo({ top: top - paper.clientHeight / 3, behavior: calm() ? "auto" : "smooth" });
}

/** Which passage is chosen is said here, never over the words. */
function drawDocHead() {
  const row = rowOf(S.view.c);
  const candidate = row && S.candidates.get(row.key);
  if (!row || !candidate) return;
  const all = passages(candidate);
  const at = all.indexOf(S.view.n ?? "");
  const head = $("#dochead");
  if (head.dataset.for !== "pages") makeDocHead(head);
  const name = asText(candidate) ? "Text" : count(candidate.pages.length, "page");
  text($(".what", head), name);
  const rule = at < 0 ? -1 : Number(all[at].split(".")[0]);
  $(".sw", head).className = rule < 0 ? "sw gone" : `sw ${S.hues[rule]}`;
  text($(".lb", head), rule < 0 ? "" : rules()[rule].label);
  text($(".at", head), at < 0 ? (all.length === 1 ? "1 passage counts" : `${all.length} passages count`) : `${at + 1} of ${all.length}`);
  const toggle = $("#text", head);
  attr(toggle, "aria-pressed", asText(candidate));
  attr(toggle, "disabled", candidate.pages.length && !failed.has(row.key) ? null : "");
}

/** @param {HTMLElement} head */
function makeDocHead(head) {
  head.dataset.for = "pages";
  put(head, h("b.what"), h("i.sw.gone"), h("span.lb"), h("span.faint.at"), h("span.spring"),
    h("button.ghost", { id: "text", "aria-pressed": false, "aria-keyshortcuts": "t", on: { click: () => acts.text() } }, keyed("Text", "T")),
    h("button.ghost", { id: "next", "aria-keyshortcuts": "n", on: { click: () => acts.step(1) } }, h("span.hide-n", {}, PAGES.next), h("span.show-n", {}, "Next"), h("kbd", {}, "N")));
}

/** @param {number} by one step larger or smaller; 0 as it was */
export function zoom(by) {
  S.zoom = by === 0 ? 1 : Math.max(0.6, Math.min(3, Math.round((S.zoom + 0.2 * by) * 10) / 10));
  css($("#paper"), "--zoom", String(S.zoom));
}
