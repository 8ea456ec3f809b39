/** Starts the page: reads the address, takes the table, wires the parts to each other. */
import { $, $$ } from "./dom.js";
import { S, drawAll, rerank, rules } from "./store.js";
import { dropUnknown, recall, remember } from "./url.js";
import { loadTable } from "./load.js";
import * as acts from "./acts.js";
import { startList } from "./list.js";
import { startRules } from "./rules.js";
import { startEvidence } from "./evidence.js";
import { startWeights } from "./weights.js";
import { startPages } from "./pages.js";
import { startUnread } from "./unread.js";
import { startHead } from "./head.js";
import { startCompare } from "./compare.js";
import { decide, decidePicked, putBack, startDecide } from "./decide.js";
import { startQueue } from "./queue.js";
import { setGone, takeOverUnsent } from "./gone.js";
import { startChrome, showAllRows } from "./chrome.js";
import { startFrame } from "./frame.js";
import { help, startKeys } from "./keys.js";
import { startSay, toast } from "./say.js";
import { startEvents } from "./events.js";
import { startImport } from "./import.js";
import { startExport } from "./export.js";
import { saveWeights, startPosting } from "./posting.js";
import { suggestion } from "./learn.js";
import { about } from "./about.js";
import { flipBlind, unblind } from "./blind.js";
import { readAgain } from "./again.js";
import { correctPassage, correctSelection, takeBackCorrection } from "./correct.js";

function startParts() {
  startFrame();
  startSay(acts.focusList);
  startQueue(setGone);
  startList({ select: acts.select, pick: acts.pick, showAll: showAllRows });
  startRules({ toggle: acts.toggleRule, tune: acts.tune });
  startEvidence({ show: acts.showPassage, correct: correctPassage, undoCorrection: takeBackCorrection });
  startWeights({ save: saveWeights, suggestion });
  startPages({ show: acts.showPassage, step: acts.stepPassage, text: acts.toggleText, correct: correctPassage, opened: acts.pagesOpened });
  startUnread({ select: acts.select, again: readAgain, aside: () => decide("set_aside") });
  startHead({ decide, putBack, pick: acts.pick, compare: acts.compare, close: acts.back, unblind, more: about });
  startCompare({ select: acts.select, close: acts.closeCompare, load: acts.load });
  startDecide({ select: acts.goTo, undo: acts.undoLast });
  startPosting({ close: acts.closePosting });
  startImport();
  startExport();
  startChrome();
  startKeys({
    move: acts.move, ends: acts.ends, enter: acts.enter, passage: acts.stepPassage, decide, undo: acts.undoLast, redo: acts.redoLast,
    pick: acts.pickCurrent, compare: acts.compare, tune: acts.tune, bars: acts.flipBars, blind: flipBlind, text: acts.toggleText,
    zoom: acts.zoomBy, find: () => $("#find").focus(), back: acts.back, leaveFind: acts.focusList,
  });
}

function startButtons() {
  /** @type {[string, () => void][]} */
  const buttons = [
    ["#undo", acts.undoLast], ["#blind", flipBlind], ["#keys", help], ["#bars", acts.flipBars], ["#list-tune", acts.tune], ["#posting-name", acts.openPosting],
    ["#picked-compare", acts.compare], ["#picked-advance", () => decidePicked("advance")], ["#picked-hold", () => decidePicked("hold")], ["#picked-clear", acts.clearPicked],
  ];
  for (const [selector, act] of buttons) $(selector).addEventListener("click", act);
  for (const tab of $$("#tabs button")) tab.addEventListener("click", () => acts.showTab(tab.dataset.tab === "pages" ? "pages" : "points"));
  $(".skip").addEventListener("click", (event) => { event.preventDefault(); acts.focusList(); });
  document.addEventListener("mouseup", (event) => { if (event.target instanceof Element && event.target.closest("#paper")) correctSelection(); });
}

/** Weights and picks as they were left, where the address says nothing of them. */
function takeUp() {
  const { weights = {}, picks = [] } = S.table.kept ?? {};
  S.view.w = { ...weights };
  S.view.x = [...picks];
  dropUnknown();
  rerank();
}

async function start() {
  const scroll = recall();
  const fresh = location.hash === "" || location.hash === "#";
  startParts();
  startButtons();
  await loadTable();
  if (fresh) takeUp();
  if (S.view.c) await acts.load(S.view.c);
  remember();
  drawAll();
  $("#scroll").scrollTop = scroll;
  addEventListener("popstate", acts.onPop);
  startEvents();
  takeOverUnsent(loadTable);
  document.body.dataset.ready = rules().length ? "1" : "empty";
}

start().catch((error) => {
  if (error.name === "Error" && error.message) toast(`The page could not be set up: ${error.message}`);
  setGone(true);
});
