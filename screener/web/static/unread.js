/** A file that was not read: why, what to do, and the acts that may help. */
import { $, h, put } from "./dom.js";
import { S, nameOf, rowOf } from "./store.js";
import { NOT_READ, capital } from "./words.js";
import { COMMON, UNREAD } from "./sentences.js";

/** @import {Row} from "./types.js" */

/** @type {{select: (key: string, push: boolean) => void, again: (key: string, how: {password?: string, anyway?: boolean}) => void, aside: () => void}} */
let acts = { select: () => {}, again: () => {}, aside: () => {} };
/** @param {typeof acts} given */
export function startUnread(given) {
  acts = given;
}

let drawnFor = "";
/** Files for which a password was typed. @type {Set<string>} */
const typed = new Set();

/** @param {Row} row */
export function drawUnread(row) {
  const wrong = row.status === "needs_password" && typed.has(row.key) && !S.table.run?.reading;
  const signature = `${row.key} ${row.status} ${row.reason} ${S.view.blind} ${row.decision?.what} ${wrong}`;
  if (signature === drawnFor && document.querySelector("#paper .empty")) return;
  drawnFor = signature;
  const typing = document.activeElement?.id === "password";
  const [few, todo] = NOT_READ[row.status] ?? [capital(row.status.replaceAll("_", " ")), UNREAD.todo];
  $("#dochead").dataset.for = "";
  put($("#dochead"), h("b", {}, "Why"));
  put($("#paper"), h("div.empty", {}, h("h3", {}, few), h("p", {}, todo),
    row.reason && !S.view.blind && !wrong ? h("p.faint", {}, `${capital(row.reason)}.`) : null, twin(row), row.status === "needs_password" ? password(row) : null,
    wrong ? h("p.warn", { role: "alert" }, UNREAD.wrong) : null, buttons(row)));
  if (typing) document.getElementById("password")?.focus();
}

/** @param {Row} row */
function twin(row) {
  if (row.status !== "duplicate" || !row.duplicate_of) return null;
  const scored = rowOf(row.duplicate_of);
  if (!scored) return null;
  const name = nameOf(scored);
  return h("p", {}, "Scored: ", h("button.link", { on: { click: () => acts.select(scored.key, true) } }, name));
}

/** @param {Row} row */
function password(row) {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "password", id: "password", autocomplete: "off" }));
  const read = () => {
    typed.add(row.key);
    drawnFor = "";
    document.querySelector("#paper [role=alert]")?.remove();
    acts.again(row.key, { password: field.value });
  };
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") read(); });
  return h("div.password", {}, h("label", { for: "password" }, "Password"), field, h("button.solid", { on: { click: read } }, "Read"));
}

/** @param {Row} row */
function buttons(row) {
  return h("div", {},
    row.status === "not_a_resume" ? h("button.solid", { on: { click: () => acts.again(row.key, { anyway: true }) } }, UNREAD.anyway) : null,
    row.status === "duplicate" ? null : h("button.act", { on: { click: () => acts.again(row.key, {}) } }, COMMON.tryAgain),
    h("button.act", { "aria-pressed": row.decision?.what === "set_aside", on: { click: () => acts.aside() } }, UNREAD.setAside));
}
