/** More about one candidate: months by setting, all questions to copy, history of decisions and corrections. */
import { h } from "./dom.js";
import { S, nameOf } from "./store.js";
import { copy } from "./head.js";
import { dialog, end } from "./say.js";
import { DECIDED, day, years } from "./words.js";
import { ABOUT, COMMON } from "./sentences.js";

/** @import {Candidate, Row} from "./types.js" */

/** @param {Row} row */
export function about(row) {
  const candidate = S.candidates.get(row.key);
  if (!candidate) return;
  const name = nameOf(row);
  const asked = questions(candidate);
  dialog(name, (close) => [
    h("div.about", {}, months(candidate),
      h("section", {}, h("h3", {}, "Questions"), asked.length ? h("ol", {}, asked.map((each) => h("li", {}, each))) : h("p.faint", {}, ABOUT.nothingOpen)),
      flags(candidate), history(candidate)),
    end(h("button.ghost", { disabled: !asked.length, on: { click: () => copy(asked.join("\n")) } }, COMMON.copyQuestions), h("button.solid", { autofocus: true, on: { click: close } }, "Close")),
  ], { wide: true });
}

/** What would change most first, with what a yes would give. @param {Candidate} candidate */
export const questions = (candidate) => candidate.ask_next.map((next) => next.words);

/** @param {Candidate} candidate */
function months({ months: told }) {
  const matrix = (told?.matrix ?? []).filter((each) => each.months > 0);
  const rows = matrix.length ? matrix.map((each) => ({ of: each.of.join(" · "), n: each.months })) : (told?.by_concept ?? []).map((each) => ({ of: each.label, n: each.months }));
  if (!rows.length) return h("section", {}, h("h3", {}, ABOUT.codingMonths), h("p.faint", {}, ABOUT.noMonths));
  rows.sort((a, b) => b.n - a.n);
  return h("section", {}, h("h3", {}, ABOUT.matrix),
    h("table.months", {}, h("tbody", {}, rows.slice(0, 14).map(({ of, n }) => h("tr", {}, h("th", { scope: "row" }, of), h("td", {}, String(n)), h("td.faint", {}, years(n)))))));
}

/** @param {Candidate} candidate */
function flags(candidate) {
  if (!candidate.flags.length) return null;
  return h("section", {}, h("h3", {}, ABOUT.toLookAt), h("ul", {}, candidate.flags.map((flag) => h("li", {}, flag.words))));
}

/** @param {Candidate} candidate */
function history(candidate) {
  const told = candidate.history ?? [];
  if (!told.length) return null;
  return h("section", {}, h("h3", {}, "History"), h("ul", {}, told.map((each) =>
    h("li", {}, `${DECIDED[each.what] ?? COMMON.takenBack}${each.reason ? `: ${each.reason}` : ""}`, h("span.faint", {}, ` ${day(each.at)}${each.who ? `, ${each.who}` : ""}`)))));
}
