import { $ } from "./dom.js";
import { S, onDraw } from "./store.js";
/** @param {{close: () => void}} acts */
export function startPosting(acts) { onDraw("posting", () => { $("#posting").hidden = !S.view.post; }); }
export function saveWeights() {}
/** @param {File} file */
export function takePostingFile(file) {}
