/** Theme, the border between list and candidate, and one rule looked at in every view at once. */
import { $, attr, closest } from "./dom.js";
import { say } from "./say.js";
import { setSetting, setting } from "./settings.js";
import { COMMON } from "./sentences.js";

const LEAST = 360;
const REST = 560;
const STEP = 24;

export function startFrame() {
  showTheme(setting("theme"));
  $("#theme").addEventListener("click", () => {
    const next = { "": "light", light: "dark", dark: "" }[setting("theme")] ?? "";
    setSetting("theme", next);
    showTheme(next);
    say(`Theme: ${next || COMMON.asTheSystem}`);
  });
  startSplitter();
  startHot();
}

/** @param {string} theme */
function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const said = `Theme: ${theme || COMMON.asTheSystem}`;
  attr($("#theme"), "aria-label", said);
  attr($("#theme"), "title", said);
}

function startSplitter() {
  const split = $("#split");
  const listWidth = () => $(".list").clientWidth;
  /** @param {number} wanted @param {boolean} keep */
  const set = (wanted, keep) => {
    const width = Math.round(Math.max(LEAST, Math.min(innerWidth - REST, wanted)));
    document.body.style.setProperty("--list", `${width}px`);
    if (keep) setSetting("width", String(width));
    show();
  };
  const show = () => {
    attr(split, "aria-valuemin", LEAST);
    attr(split, "aria-valuemax", Math.max(LEAST, innerWidth - REST));
    attr(split, "aria-valuenow", listWidth());
    attr(split, "aria-valuetext", `${listWidth()} pixels`);
  };
  split.addEventListener("pointerdown", (event) => split.setPointerCapture(event.pointerId));
  split.addEventListener("pointermove", (event) => { if (split.hasPointerCapture(event.pointerId)) set(event.clientX, false); });
  split.addEventListener("pointerup", () => setSetting("width", String(listWidth())));
  split.addEventListener("dblclick", () => { document.body.style.removeProperty("--list"); setSetting("width", ""); show(); });
  split.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -9999, End: 9999 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    set(listWidth() + by, true);
  });
  if (Number(setting("width"))) set(Number(setting("width")), false);
  new ResizeObserver(show).observe($(".list"));
}

/** A rule under pointer or focus keeps its colour everywhere; all others step back. */
function startHot() {
  const sheet = [...document.styleSheets].find((each) => each.ownerNode === document.querySelector("link[rel=stylesheet]"));
  const at = sheet ? sheet.insertRule("body[data-hot] [data-rule=none] { opacity: 1 }", sheet.cssRules.length) : -1;
  const rule = sheet && /** @type {CSSStyleRule} */ (sheet.cssRules[at]);
  rule?.style.setProperty("opacity", "1", "important");
  let hot = "";
  const look = /** @param {Event} event */ (event) => {
    const now = closest(event.target, "[data-rule]")?.dataset.rule ?? "";
    if (now === hot) return;
    hot = now;
    if (now) {
      if (rule) rule.selectorText = `body[data-hot] [data-rule="${Number(now)}"]`;
      document.body.dataset.hot = now;
    } else delete document.body.dataset.hot;
  };
  document.addEventListener("pointerover", look);
  document.addEventListener("focusin", look);
}
