/** What keys and buttons do to the view. Deciding, weighing and correcting have modules of their own. */
import { $, narrow } from "./dom.js";
import { S, draw, drawAll, rowOf, rules } from "./store.js";
import { recall, remember, dropUnknown } from "./url.js";
import { loadCandidate } from "./load.js";
import { keys, reveal, scrollTo } from "./list.js";
import { focusRules, openRule, scrollToRule } from "./rules.js";
import { asText, passages, scrollToMark, zoom } from "./pages.js";
import { picture } from "./pictures.js";
import { noteOpened } from "./decide.js";
import { say, toast } from "./say.js";
import { keep } from "./queue.js";
import { redo, undo } from "./undo.js";
import { setWeights } from "./weights.js";
import { ACTS } from "./sentences.js";

// ---- going through the list

/** Opens a candidate. open: by click or Enter, where Back should lead to what was seen before. @param {string} key @param {boolean} open */
export function select(key, open) {
  const opening = !S.view.c || S.view.cmp || S.view.post;
  if (S.view.c !== key) S.view.n = null;
  S.view.c = key;
  S.view.cmp = S.view.post = false;
  remember({ push: open && opening });
  if (opening) drawAll();
  else draw("rows", "head", "rules", "pages", "chrome");
  reveal(key, { focus: !narrow() });
  load(key);
}

/** @param {string} key */
export const goTo = (key) => select(key, false);

/** Fetches a candidate and shows it if still wanted; the next two come ahead. @param {string} key */
export async function load(key) {
  const had = S.candidates.has(key);
  const candidate = await loadCandidate(key);
  if (!had && S.view.c === key) draw("head", "rules", "pages");
  if (!had && S.view.cmp && S.view.x.includes(key)) draw("compare");
  if (candidate && S.view.c === key) ahead(key);
}

/** The candidate in view, where it could not be fetched before. */
export function loadOpen() {
  if (S.view.c && !S.candidates.has(S.view.c)) load(S.view.c);
}

/** @param {string} key */
async function ahead(key) {
  const shown = keys();
  const at = shown.indexOf(key);
  for (const next of [shown[at + 1], shown[at + 2], shown[at - 1]]) {
    if (!next || rowOf(next)?.status !== "read") continue;
    const candidate = await loadCandidate(next);
    if (S.view.c !== key) return;
    if (candidate?.pages.length && !asText(candidate)) picture(next, candidate.pages[0].n).catch(() => {});
  }
}

/** @param {number} by */
export function move(by) {
  const shown = keys();
  if (!shown.length || S.view.post) return;
  const at = S.view.c ? shown.indexOf(S.view.c) : -1;
  select(shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + by))], false);
}

/** @param {boolean} last */
export function ends(last) {
  const shown = keys();
  if (shown.length) select(shown[last ? shown.length - 1 : 0], false);
}

/** Enter on a row: opens the candidate; once open, goes to the points. @param {string} key */
export function enter(key) {
  if (S.view.c !== key || S.view.cmp) select(key, true);
  showTab("points");
  focusRules();
}

export function focusList() {
  reveal(S.view.c ?? keys()[0] ?? null);
}

/** What had the focus was drawn anew. @param {string} area */
export function focusAgain(area) {
  const rule = area === "rules" ? document.getElementById(`rb${Math.max(0, openRule())}`) : null;
  if (rule) rule.focus({ preventScroll: true });
  else focusList();
}

// ---- rules and passages

/** @param {"points" | "pages"} tab */
export function showTab(tab) {
  S.tab = tab;
  if (tab === "pages") pagesOpened();
  draw("head", "chrome");
}

/** @param {number} rule */
export function toggleRule(rule) {
  const row = rowOf(S.view.c);
  if (!row || row.status !== "read") return;
  const open = openRule() === rule;
  const passage = !open && S.candidates.get(row.key)?.results[rule]?.evidence.length ? ".0" : "";
  S.view.n = open ? null : `${rule}${passage}`;
  if (!open) noteOpened(row.key, rules()[rule].id);
  remember();
  draw("marks", "numbers");
  if (!open) scrollToMark();
}

/** Shows one passage in both panes. @param {number} rule @param {number} passage */
export function showPassage(rule, passage) {
  if (!S.view.c) return;
  S.view.n = `${rule}.${passage}`;
  noteOpened(S.view.c, rules()[rule].id);
  remember();
  const fromRules = document.activeElement?.closest(".rules");
  if (fromRules && getComputedStyle($("#tabs")).display !== "none") showTab("pages");
  draw("marks", "numbers");
  scrollToMark();
  scrollToRule(rule);
}

/** @param {number} by */
export function stepPassage(by) {
  const candidate = S.view.c ? S.candidates.get(S.view.c) : null;
  if (!candidate) return;
  const all = passages(candidate);
  if (!all.length) return toast(ACTS.noPassage);
  const at = all.indexOf(S.view.n ?? "");
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  const [rule, passage] = all[next].split(".").map(Number);
  showPassage(rule, passage);
  say(`${rules()[rule].label}, ${next + 1} of ${all.length}: ${candidate.results[rule].evidence[passage].term || candidate.results[rule].evidence[passage].quote}`);
}

export function pagesOpened() {
  if (S.view.c && S.candidates.has(S.view.c)) noteOpened(S.view.c, "pages");
}

export function toggleText() {
  if (!S.view.c) return;
  S.textView = !S.textView;
  draw("pages");
  scrollToMark();
}

/** @param {number} by */
export function zoomBy(by) {
  zoom(by);
}

// ---- views

export function tune() {
  S.view.tune = !S.view.tune;
  remember();
  draw("rules", "chrome");
  document.body.dataset.tune = S.view.tune ? "on" : "off";
  say(S.view.tune ? ACTS.weightsShown : ACTS.weightsHidden);
}

export function flipBars() {
  S.view.bars = S.view.bars === "total" ? "rule" : "total";
  remember();
  draw("rows", "chrome");
}

/** @param {string} key */
export function pick(key) {
  if (rowOf(key)?.status !== "read") return;
  const x = S.view.x;
  S.view.x = x.includes(key) ? x.filter((each) => each !== key) : [...x, key];
  if (S.view.x.length < 2) S.view.cmp = false;
  remember();
  keep({ picks: S.view.x });
  draw("rows", "head", "compare", "chrome");
  say(`${S.view.x.length} picked`);
}

export function pickCurrent() {
  const focused = document.activeElement?.closest("#rows .row");
  const key = S.view.c ?? (focused instanceof HTMLElement ? focused.dataset.key : null);
  if (key) pick(key);
}

export function clearPicked() {
  S.view.x = [];
  S.view.cmp = false;
  keep({ picks: [] });
  remember();
  drawAll();
}

export function compare() {
  if (S.view.x.length < 2) return toast(ACTS.pickFirst);
  S.view.cmp = !S.view.cmp;
  remember({ push: S.view.cmp });
  drawAll();
  if (S.view.cmp) $("#close-compare").focus();
}

export function closeCompare() {
  S.view.cmp = false;
  remember();
  drawAll();
  focusList();
}

export function openPosting() {
  S.view.post = true;
  remember({ push: true });
  drawAll();
}

export function closePosting() {
  S.view.post = false;
  remember();
  drawAll();
  focusList();
}

/** Esc: posting, comparison, open rule, candidate; one at a time. */
export function back() {
  const { view } = S;
  if (view.post) return closePosting();
  if (view.cmp) return closeCompare();
  if (view.n !== null) {
    const rule = openRule();
    view.n = null;
    remember();
    draw("marks", "numbers");
    if (document.activeElement?.closest(".rules")) document.getElementById(`rb${rule}`)?.focus();
    return undefined;
  }
  const key = view.c;
  if (key) {
    view.c = null;
    remember({ push: false });
    drawAll();
    reveal(key);
  }
  return undefined;
}

/** Back and forward of the browser. */
export function onPop() {
  const scroll = recall({ again: true });
  remember();
  dropUnknown();
  setWeights(S.view.w);
  drawAll();
  scrollTo(scroll);
  if (S.view.c) load(S.view.c);
}

// ---- undo

export function undoLast() {
  const what = undo();
  toast(what ? ACTS.undone(what) : ACTS.nothingToUndo, what ? { label: "Redo", key: "⇧Z", act: redoLast } : undefined);
}

export function redoLast() {
  const what = redo();
  toast(what ? ACTS.doneAgain(what) : ACTS.nothingToRedo);
}
