/** What a rule asks for, tried out: at least how much, required or preferred, whether it knocks out. */
import { h } from "./dom.js";
import { post } from "./api.js";
import { S, drawAll } from "./store.js";
import { loadTable } from "./load.js";
import { dialog, end, toast } from "./say.js";
import { told } from "./words.js";
import { COMMON, RULEEDIT } from "./sentences.js";

/** @import {Rule} from "./types.js" */

/** @param {Rule} rule */
export function editRule(rule) {
  const importance = /** @type {HTMLSelectElement} */ (h("select", { id: "rule-importance" }, h("option", { value: "required" }, "Required"), h("option", { value: "preferred" }, "Preferred")));
  importance.value = rule.importance;
  const knock = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: "rule-knock-out", checked: rule.knock_out }));
  const least = typeof rule.at_least === "number" ? /** @type {HTMLInputElement} */ (h("input", { type: "number", id: "rule-at-least", min: 0, max: 1000, step: "any", value: rule.at_least })) : null;
  dialog(rule.label, (close) => [
    h("label.col", {}, "Importance", importance),
    least ? h("label.col", {}, RULEEDIT.least, least) : null,
    h("label.check", {}, knock, COMMON.knockOut),
    h("p.faint", {}, RULEEDIT.tried),
    end(h("button.ghost", { on: { click: close } }, "Cancel"), h("button.solid", { id: "do-rule", on: { click: () => { close(); tryOut(rule, { importance: importance.value, knock_out: knock.checked, ...(least ? { at_least: Number(least.value) } : {}) }); } } }, "Try")),
  ]);
}

/** Everything tried so far by rule: the program lays all of it over the posting anew. @type {Record<string, Record<string, any>>} */
const tried = {};

/** @param {Rule} rule @param {Record<string, any>} asked */
async function tryOut(rule, asked) {
  const now = /** @type {Record<string, any>} */ (rule);
  const changes = Object.fromEntries(Object.entries(asked).filter(([key, value]) => now[key] !== value));
  if (!Object.keys(changes).length) return;
  try {
    tried[rule.id] = { ...tried[rule.id], ...changes };
    await post("score", { weights: S.view.w, rules: tried });
    S.candidates.clear();
    await loadTable();
    drawAll();
    toast(`Tried: ${rule.label}`);
  } catch (error) {
    for (const key of Object.keys(changes)) delete tried[rule.id][key];
    const fault = /** @type {import("./api.js").Fault} */ (error);
    toast(RULEEDIT.notTried(told(fault)));
  }
}
