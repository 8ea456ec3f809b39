/** The right side of the posting view: the rules with their lines, what can be read two ways, and the rule file. */
import { $, h, put, text } from "./dom.js";
import { P, allow, check, choose, drawPosting, pointAt } from "./posting.js";
import { sourceLines } from "./postingtext.js";
import { count } from "./words.js";
import { POSTINGRULES } from "./sentences.js";

/** @import {DraftRule, Reading} from "./posting.js" */

export function drawRulesSide() {
  const tab = /** @param {"rules" | "file"} which @param {string} label */ (which, label) =>
    h("button", { id: `tab-${which}`, "aria-pressed": P.tab === which, on: { click: () => { P.tab = which; drawPosting(); } } }, label);
  return h("section.side", { id: "rules-side", "aria-label": "Rules" },
    h("div.bar2", {}, h("h2.small", {}, "Rules"), h("div.seg", { role: "group", "aria-label": "Show" }, tab("rules", POSTINGRULES.asList), tab("file", POSTINGRULES.asFile)), h("span.spring"), h("span.faint", {}, standing())),
    P.tab === "file" ? file() : list(), faults());
}

/** What a check changes: a field in which somebody writes stays as it is. */
export function drawChecked() {
  const side = document.getElementById("rules-side");
  if (!side) return;
  text($(".bar2 .faint", side), standing());
  if (P.tab === "file") numberLines($(".gutter", side));
  side.querySelector(".faults")?.remove();
  side.append(...[faults()].filter((list) => list !== null));
}

function standing() {
  if (P.busy) return POSTINGRULES.reading;
  if (!P.yaml.trim()) return "";
  if (P.faults === null) return POSTINGRULES.notChecked;
  return P.faults.length ? count(P.faults.length, "fault") : POSTINGRULES.noFault;
}

function list() {
  const { draft } = P;
  if (!draft) {
    return h("div.scrolls", {}, h("div.empty", {}, h("h3", {}, POSTINGRULES.none),
      h("p", {}, POSTINGRULES.howTo)));
  }
  const doubts = draft.readings.map((each, at) => ({ each, at }));
  const open = doubts.filter(({ each }) => each.changes_rules);
  const idle = doubts.filter(({ each }) => !each.changes_rules);
  return h("div.scrolls.rules-read", { tabindex: 0, role: "region", "aria-label": POSTINGRULES.rules },
    open.length ? [h("h3", {}, POSTINGRULES.twoWays), open.map(({ each, at }) => doubt(each, at))] : null,
    ["required", "preferred"].map((importance) => {
      const rules = draft.rules.filter((rule) => rule.importance === importance);
      return rules.length ? [h("h3", {}, importance === "required" ? "Required" : "Preferred"), ...rules.map(rule)] : [];
    }),
    draft.not_scored.length ? [h("h3", {}, POSTINGRULES.notScored), draft.not_scored.map(unscored)] : null,
    idle.length ? [h("h3", {}, POSTINGRULES.idle), idle.map(({ each }) => unscored({ text: `${each.what}: ${each.readings.join(" · ")}`, line: each.lines[0] ?? 0, reason: each.choice }))] : null);
}

/** @param {DraftRule} each */
function rule(each) {
  const lines = sourceLines(each.source);
  const said = typeof each.source === "string" ? [each.source] : each.source.map((from) => `line ${from.line}: ${from.text}`);
  return h("div.drule", { on: { mouseenter: () => pointAt(lines[0] ?? 0) } },
    h("div.line1", {}, h("b", {}, each.label), h("span.faint", {}, `weight ${each.weight}`), lines.length ? h("button.link", { on: { click: () => pointAt(lines[0]) } }, `line ${lines[0]}`) : null),
    said.map((from) => h("p", {}, from)), (each.notes ?? []).map((note) => h("p", {}, note)));
}

/** A place with two readings: the one taken is marked, the other can be. @param {Reading} each @param {number} at */
function doubt(each, at) {
  const taken = P.chosen[at] ?? each.chosen ?? each.readings.indexOf(each.choice);
  return h("div.doubt", {},
    h("p", {}, h("b", {}, `${each.lines.length > 1 ? "Lines" : "Line"} ${each.lines.join(", ")}: `), each.what),
    h("fieldset", { "aria-label": each.what }, each.readings.map((reading, i) =>
      h("label", {}, h("input", { type: "radio", name: `reading${at}`, id: `reading-${at}-${i}`, checked: i === taken, on: { change: () => choose(at, i) } }), h("span", {}, reading)))));
}

/** @param {{text: string, line: number, reason: string}} each */
function unscored(each) {
  return h("div.drule", { on: { mouseenter: () => pointAt(each.line) } }, h("div.line1", {}, h("span", {}, each.text)), h("p", {}, `line ${each.line}: ${each.reason}`));
}

function file() {
  const field = /** @type {HTMLTextAreaElement} */ (h("textarea.file", { id: "yaml", "aria-label": POSTINGRULES.file, spellcheck: "false", wrap: "off", placeholder: "schema: 1", on: {
    input: () => {
      P.yaml = field.value;
      P.edited = true;
      P.faults = null;
      allow();
      drawChecked();
    },
    change: () => check(),
    scroll: () => { gutter.scrollTop = field.scrollTop; },
  } }));
  field.value = P.yaml;
  const gutter = h("div.gutter", { "aria-hidden": "true" });
  numberLines(gutter);
  return h("div.editor", {}, gutter, field);
}

/** A number a line of the file, those with a fault marked. @param {HTMLElement} gutter */
function numberLines(gutter) {
  const bad = new Map((P.faults ?? []).map((fault) => [fault.line, fault.what]));
  put(gutter, P.yaml.split("\n").map((_, i) => h(`span${bad.has(i + 1) ? ".bad" : ""}`, { title: bad.get(i + 1) ?? null }, String(i + 1))));
}

/** All faults at once, each leads to its line. */
function faults() {
  if (!P.faults?.length) return null;
  return h("ul.faults", { "aria-label": POSTINGRULES.faults }, P.faults.map((fault) => h("li", {},
    h("button", { on: { click: () => goTo(fault.line) } }, fault.line ? `line ${fault.line}${fault.column ? `:${fault.column}` : ""}` : "file"), fault.what, fault.hint ? h("span.faint", {}, `. ${fault.hint}`) : null)));
}

/** @param {number} line */
function goTo(line) {
  if (P.tab !== "file") {
    P.tab = "file";
    drawPosting();
  }
  const field = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("yaml"));
  if (!field) return;
  const before = field.value.split("\n").slice(0, Math.max(0, line - 1)).join("\n").length;
  const start = line > 1 ? before + 1 : 0;
  field.focus();
  field.setSelectionRange(start, start + (field.value.slice(start).indexOf("\n") + 1 || field.value.length) - 1);
  field.scrollTop = Math.max(0, (line - 6) * 18);
}
