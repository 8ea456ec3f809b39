/** Wires the parts of the page to each other. */
import { $, $$ } from "./dom.js";
import { onFocusLost } from "./store.js";
import * as acts from "./acts.js";
import { startRules } from "./rules.js";
import { startEvidence } from "./evidence.js";
import { startWeights } from "./weights.js";
import { startPages } from "./pages.js";
import { startUnread } from "./unread.js";
import { startHead } from "./head.js";
import { startCompare } from "./compare.js";
import { decide, decidePicked, putBack, startDecide } from "./decide.js";
import { startQueue } from "./queue.js";
import { setGone, startGone, takeOverUnsent } from "./gone.js";
import { startChrome, showAllRows } from "./chrome.js";
import { startFrame } from "./frame.js";
import { help, startKeys } from "./keys.js";
import { startSay } from "./say.js";
import { startEvents } from "./events.js";
import { startImport } from "./import.js";
import { startExport } from "./export.js";
import { saveWeights, startPosting } from "./posting.js";
import { suggestion } from "./learn.js";
import { about } from "./about.js";
import { flipBlind, unblind } from "./blind.js";
import { readAgain } from "./again.js";
import { correctPassage, correctSelection, takeBackCorrection } from "./correct.js";

export { acts, setGone, showAllRows, startEvents, takeOverUnsent };

/** Everything but the list, which stands by then. */
export function startParts() {
  startFrame();
  startSay(acts.focusList);
  onFocusLost(acts.focusAgain);
  startQueue(setGone);
  startGone(acts.loadOpen);
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
  startButtons();
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
