/** Two to four candidates side by side: rules by candidates, and no new number. */
import { $, h, icon, keyed, put } from "./dom.js";
import { S, nameOf, onDraw, rowOf, rules, weights } from "./store.js";
import { ruleTenths, scale } from "./points.js";
import { VERDICTS } from "./ranking.js";
import { LETTER, OUTCOME, VERDICT, points } from "./words.js";
import { COMPARE } from "./sentences.js";

/** @import {Row} from "./types.js" */

const MOST = 4;

/** @param {{select: (key: string, push: boolean) => void, close: () => void, load: (key: string) => void}} acts */
export function startCompare(acts) {
  onDraw("compare", () => {
    const place = $("#compare");
    place.hidden = !S.view.cmp;
    if (!S.view.cmp) return put(place);
    const rows = S.view.x.slice(0, MOST).flatMap((key) => rowOf(key) ?? []).filter((row) => row.status === "read");
    for (const row of rows) if (!S.candidates.has(row.key)) acts.load(row.key);
    const had = place.contains(document.activeElement);
    put(place,
      h("div.bar2", {}, h("b", {}, COMPARE.sideBySide(rows.length)), h("span.faint", {}, COMPARE.dot), h("span.spring"),
        h("button.ghost", { id: "close-compare", on: { click: acts.close } }, keyed("Close", "Esc"))),
      h("div.cscroll", { tabindex: 0, role: "region", "aria-label": "Comparison" }, table(rows, acts)));
    if (had) $("#close-compare").focus();
  });
}

/** @param {Row[]} rows @param {{select: (key: string, push: boolean) => void}} acts */
function table(rows, acts) {
  const by = scale(weights());
  const earned = rows.map((row) => ruleTenths(by, row.credits));
  return h("table", {},
    h("thead", {}, h("tr", {}, h("td", {}, h("span.sr", {}, "Rule")), rows.map((row) => headCell(row, acts)))),
    h("tbody", {}, rules().map((rule, k) => {
      const same = earned.every((each) => each[k] === earned[0][k]);
      const most = Math.max(...earned.map((each) => each[k]));
      return h(`tr${same ? ".same" : ""}`, {}, h("th", { scope: "row" }, h(`i.sw.${S.hues[k]}`), rule.label),
        rows.map((row, r) => cell(row, k, earned[r][k], !same && earned[r][k] === most)));
    })));
}

/** @param {Row} row @param {{select: (key: string, push: boolean) => void}} acts */
function headCell(row, acts) {
  const at = S.at.get(row.key) ?? 0;
  const name = nameOf(row);
  return h("th", { scope: "col" },
    h("button.link", { title: name, on: { click: () => acts.select(row.key, true) } }, name),
    h("span", {}, `${points(S.ranking.total[at])} · rank ${S.ranking.place[at]} · ${VERDICT[VERDICTS[S.ranking.verdict[at]]]}`));
}

/** @param {Row} row @param {number} k @param {number} tenths @param {boolean} most */
function cell(row, k, tenths, most) {
  const outcome = LETTER[row.outcomes[k]];
  const result = S.candidates.get(row.key)?.results[k];
  const found = outcome === "unknown" && !result?.found ? OUTCOME.unknown : result?.found || result?.reason || "";
  return h("td", {}, h("div", {}, icon(outcome, OUTCOME[outcome]), h("b", {}, points(tenths)), most ? h("i.dot", { role: "img", "aria-label": COMPARE.mostPoints }) : null),
    h("span", { title: found }, found));
}
