/** From twenty decisions on: weights that would agree better with them, rule by rule, each to accept. */
import { h } from "./dom.js";
import { post } from "./api.js";
import { S, rules, weights } from "./store.js";
import { settle, weigh } from "./weights.js";
import { dialog, end, toast } from "./say.js";
import { told } from "./words.js";
import { LEARN } from "./sentences.js";

const ENOUGH = 20;

/** One quiet line in the tray, or nothing. */
export function suggestion() {
  const decided = S.field.rows.filter((row) => row.decision && ["advance", "reject"].includes(row.decision.what)).length;
  if (decided < ENOUGH) return null;
  return h("p", {}, LEARN.suggest, h("button.link", { on: { click: look } }, "Look"));
}

async function look() {
  toast(LEARN.comparing);
  try {
    show(await post("learn", { weights: S.view.w }));
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    toast(LEARN.none(told(fault)));
  }
}

/** @param {{suggestions: {rule: string, present: number, suggested: number}[], agreement_present: number, agreement_learned: number, interval: [number, number]}} learned */
function show({ suggestions, agreement_present: before, agreement_learned: after, interval }) {
  const now = weights();
  const rows = rules().flatMap((rule, k) => {
    const weight = suggestions.find((each) => each.rule === rule.id)?.suggested;
    if (weight === undefined || Math.abs(weight - now[k]) < 0.05) return [];
    const rounded = Math.round(weight * 10) / 10;
    const accept = /** @type {HTMLButtonElement} */ (h("button.act", { on: { click: () => { weigh(rule, rounded); settle(); accept.disabled = true; accept.textContent = "Accepted"; } } }, "Accept"));
    return [h("tr", {}, h("th", { scope: "row" }, rule.label), h("td", {}, `${now[k]} → ${rounded}`), h("td", {}, accept))];
  });
  const share = /** @param {number} part */ (part) => `${Math.round(100 * part)} %`;
  const firm = interval[0] > 0;
  const table = h("table.moves", {}, h("tbody", {}, rows));
  dialog(LEARN.title, (close) => [
    h("p", {}, LEARN.pairs(share(before), share(after))),
    firm ? null : h("p.warn", {}, LEARN.chance),
    h("p.faint", {}, LEARN.caution),
    !rows.length ? h("p", {}, LEARN.agree) : firm ? table : h("details", {}, h("summary", {}, LEARN.allTheSame), table),
    end(h("button.solid", { on: { click: close } }, "Close")),
  ], { wide: true });
}
