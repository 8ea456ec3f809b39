/** From twenty decisions on: weights that would agree better with them, rule by rule, each to accept. */
import { h } from "./dom.js";
import { post } from "./api.js";
import { S, rules, weights } from "./store.js";
import { weigh } from "./weights.js";
import { dialog, end, toast } from "./say.js";

const ENOUGH = 20;

/** One quiet line in the tray, or nothing. */
export function suggestion() {
  const decided = S.field.rows.filter((row) => row.decision && ["advance", "reject"].includes(row.decision.what)).length;
  if (decided < ENOUGH) return null;
  return h("p", {}, "Your decisions suggest other weights. ", h("button.link", { on: { click: look } }, "Look"));
}

async function look() {
  try {
    show(await post("learn", {}));
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    toast(`No suggestion: ${fault.message}${fault.hint ? `. ${fault.hint}` : ""}`);
  }
}

/** @param {any} learned */
function show(learned) {
  const suggested = /** @type {{rule: string, suggested?: number, weight?: number, learned?: number}[]} */ (learned.weights ?? learned.rules ?? []);
  const now = weights();
  const rows = rules().flatMap((rule, k) => {
    const found = suggested.find((each) => each.rule === rule.id);
    const weight = found?.suggested ?? found?.learned;
    if (weight === undefined || Math.abs(weight - now[k]) < 0.05) return [];
    const rounded = Math.round(weight * 10) / 10;
    const accept = /** @type {HTMLButtonElement} */ (h("button.act", { on: { click: () => { weigh(rule, rounded); accept.disabled = true; accept.textContent = "Accepted"; } } }, "Accept"));
    return [h("tr", {}, h("th", { scope: "row" }, rule.label), h("td", {}, `${now[k]} → ${rounded}`), h("td", {}, accept))];
  });
  dialog("Suggested by your decisions", (close) => [
    h("p.faint", {}, "They repeat whatever was in those decisions, fair or not. Take one over only where you would defend it without the figures."),
    rows.length ? h("table.moves", {}, h("tbody", {}, rows)) : h("p", {}, "The weights agree with your decisions as they are."),
    end(h("button.solid", { on: { click: close } }, "Close")),
  ], { wide: true });
}
