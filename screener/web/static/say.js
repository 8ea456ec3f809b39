/** One polite live region for the ear, one toast for the eye, modal dialogs for both. */
import { $, h, put, text } from "./dom.js";

/** @param {string} said */
export function say(said) {
  text($("#say"), said);
}

let timer = 0;
/** @type {HTMLElement | null} */
let line = null;

/** The toast, put where it can be reached: an open dialog makes all outside of it idle. @param {HTMLElement} within */
function toastIn(within) {
  line ??= $("#toast");
  if (line.parentNode !== within) within.append(line);
  return line;
}

/**
 * A line at the foot for some seconds. It names what was done and may offer one act.
 * @param {string} said
 * @param {{label: string, key?: string, act: () => void}} [offer]
 */
export function toast(said, offer) {
  const box = /** @type {HTMLDialogElement} */ ($("#dialog"));
  const place = toastIn(box.open ? box : document.body);
  const button = offer && h("button.link", { on: { click: () => { hideToast(); offer.act(); } } }, offer.label, offer.key ? h("kbd", {}, offer.key) : null);
  put(place, h("span", {}, said), button ?? null);
  place.dataset.on = "1";
  window.clearTimeout(timer);
  timer = window.setTimeout(hideToast, offer ? 8000 : 5000);
}

function hideToast() {
  delete $("#toast").dataset.on;
}

/** @type {Element | null} */
let before = null;

/**
 * A modal dialog; focus returns to where it was.
 * @param {string} title
 * @param {(close: () => void) => (Node | string | null | false | undefined | (Node | null | false)[])[]} content
 * @param {{wide?: boolean, onKey?: (event: KeyboardEvent) => void}} [how]
 */
export function dialog(title, content, { wide = false, onKey } = {}) {
  const box = /** @type {HTMLDialogElement} */ ($("#dialog"));
  if (!box.open) before = document.activeElement;
  toastIn(document.body);
  box.className = wide ? "wide" : "";
  put(box, h("h2", { id: "dlg-title" }, title), .../** @type {any[]} */ (content(() => box.close())));
  box.onkeydown = onKey ?? null;
  box.onclose = () => {
    toastIn(document.body);
    put(box);
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else refocus();
  };
  if (!box.open) box.showModal();
}

/** @type {() => void} */
let refocus = () => {};
/** @param {() => void} to where focus goes when what had it is gone */
export function startSay(to) {
  refocus = to;
}

/** @param {...any} kids the buttons at a dialog's foot */
export const end = (...kids) => h("div.end", {}, ...kids);
