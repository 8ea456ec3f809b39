/** The left side of the posting view: the text, pasted or dropped; then its lines, those that rules use marked. */
import { h } from "./dom.js";
import { P, derive, drawPosting, takePostingFile } from "./posting.js";
import { POSTINGTEXT } from "./sentences.js";

export function drawTextSide() {
  return h("section.side", { "aria-label": POSTINGTEXT.text }, P.draft && P.draft.lines.length ? lines(P.draft.lines) : paste());
}

function paste() {
  const field = /** @type {HTMLTextAreaElement} */ (h("textarea", { id: "posting-text", "aria-label": POSTINGTEXT.text, placeholder: POSTINGTEXT.paste, on: { input: () => {
    P.text = field.value;
    read.disabled = !P.text.trim();
  } } }));
  field.value = P.text;
  const read = /** @type {HTMLButtonElement} */ (h("button.solid", { id: "derive", disabled: !P.text.trim() || P.busy, on: { click: () => { P.chosen = {}; derive(); } } }, P.busy ? POSTINGTEXT.reading : POSTINGTEXT.read));
  const file = /** @type {HTMLInputElement} */ (h("input.sr", { type: "file", tabindex: -1, "aria-hidden": "true", on: { change: () => { if (file.files?.[0]) takePostingFile(file.files[0]); } } }));
  return [h("div.bar2", {}, h("h2.small", {}, "Text"), h("span.spring"), h("button.act", { on: { click: () => file.click() } }, POSTINGTEXT.choose), read, file), field];
}

/** @param {string[]} text */
function lines(text) {
  const used = usedLines();
  const again = h("button.ghost", { id: "change-text", on: { click: () => { if (P.draft) P.draft = null; drawPosting(); } } }, POSTINGTEXT.change);
  return [
    h("div.bar2", {}, h("h2.small", {}, "Text"), h("span.faint", {}, POSTINGTEXT.used(used.size, text.filter((line) => line.trim()).length)), h("span.spring"), again),
    h("div.scrolls.ptext", { tabindex: 0, role: "region", "aria-label": POSTINGTEXT.lines }, text.map((line, i) =>
      h(`p${used.has(i + 1) ? ".used" : ""}${P.line === i + 1 ? ".seen" : ""}`, { "data-line": i + 1 }, h("span", {}, String(i + 1)), h("span", {}, line)))),
  ];
}

/** Lines from which a rule comes. */
function usedLines() {
  const used = new Set();
  for (const rule of P.draft?.rules ?? []) for (const line of sourceLines(rule.source)) used.add(line);
  return used;
}

/** @param {{line: number}[] | string} source @returns {number[]} */
export function sourceLines(source) {
  if (typeof source !== "string") return source.map((each) => each.line);
  const [, said = ""] = /^lines? ([\d, andto]+)/.exec(source) ?? [];
  return [...said.matchAll(/\d+/g)].map((found) => Number(found[0]));
}
