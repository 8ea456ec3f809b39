/** One list of rules with three uses: legend of the bars, waterfall of the candidate, weights. */
import { $, attr, closest, css, h, hide, icon, keyed, put, setIcon, text } from "./dom.js";
import { S, onDraw, rowOf, rules, weights } from "./store.js";
import { UNIT, possiblePoints, ruleTenths, scale } from "./points.js";
import { LETTER, OUTCOME, points } from "./words.js";
import { drawEvidence, touches } from "./evidence.js";
import { knob, setKnob } from "./weights.js";
import { COMMON } from "./sentences.js";

/** @import {Outcome, Row, Rule} from "./types.js" */

/**
 * @typedef {object} RuleNode
 * @property {HTMLElement} node
 * @property {HTMLButtonElement} button
 * @property {SVGElement} mark
 * @property {HTMLElement} pencil
 * @property {HTMLElement} value
 * @property {HTMLElement} of
 * @property {HTMLElement} cap
 * @property {HTMLElement} got
 * @property {HTMLElement[]} parts
 * @property {HTMLElement} evidence
 * @property {import("./weights.js").Knob} knob
 */

/** @type {RuleNode[]} */
let nodes = [];
/** @type {{importance: string, sum: HTMLElement}[]} */
let groups = [];
let drawnFor = "";
/** @type {Outcome[]} */
const OUTCOMES = ["met", "partial", "unknown", "contradicted"];

/** The place of the open rule in the posting's order, or -1. */
export const openRule = () => (S.view.n === null ? -1 : Number.parseInt(S.view.n, 10));

/** @param {{toggle: (rule: number) => void, tune: () => void}} acts */
export function startRules(acts) {
  onDraw("rules", () => {
    make(acts);
    drawNumbers();
    drawOpen();
  });
  onDraw("numbers", drawNumbers);
  onDraw("marks", drawOpen);
}

/** @param {{toggle: (rule: number) => void, tune: () => void}} acts */
function make(acts) {
  const inSurvey = !S.view.c;
  const signature = JSON.stringify([rules().map((rule) => [rule.id, rule.label, rule.importance, rule.knock_out]), inSurvey]);
  const tune = h("button.ghost", { "aria-pressed": S.view.tune, "aria-keyshortcuts": "w", id: "tune", on: { click: acts.tune } }, keyed("Weights", "W"));
  const had = document.activeElement?.id;
  put($("#rulehead"), h("b", {}, inSurvey ? "Rules" : "Points"), h("span.spring"), tune);
  if (had === "tune") tune.focus();
  attr(document.body, "data-tune", S.view.tune ? "on" : "off");
  if (signature === drawnFor) return;
  drawnFor = signature;
  groups = [];
  nodes = rules().map((rule, k) => makeRule(rule, k, acts.toggle));
  const list = [];
  for (const [k, rule] of rules().entries()) {
    if (k === 0 || rules()[k - 1].importance !== rule.importance) list.push(makeGroup(rule.importance));
    list.push(nodes[k].node);
  }
  put($("#rules"), list);
}

/** @param {string} importance */
function makeGroup(importance) {
  const sum = h("span.sum");
  groups.push({ importance, sum });
  const columns = h("span.cols", { "aria-hidden": "true" }, h("i", {}, "weight"), h("i", {}, "decides"));
  return h("div.grp", {}, h("h2", {}, importance === "required" ? "Required" : "Preferred"), sum, columns);
}

/** @param {Rule} rule @param {number} k @param {(rule: number) => void} toggle @returns {RuleNode} */
function makeRule(rule, k, toggle) {
  const mark = icon("unknown");
  const [value, of, pencil] = [h("b"), h("span"), h("span.pencil", { hidden: true }, icon("pencil", COMMON.corrected))];
  const [cap, got] = [h("i.cap"), h(`i.got.${S.hues[k]}`)];
  const parts = OUTCOMES.map((outcome) => h(`i.${outcome}`));
  const evidence = h("div.ev", { id: `ev${k}`, hidden: true });
  const button = /** @type {HTMLButtonElement} */ (
    h("button.rb", { id: `rb${k}`, on: { click: () => toggle(k) } }, h(`i.sw.${S.hues[k]}`), mark,
      h("span.lb", { title: rule.label }, rule.label, rule.knock_out ? h("span.ko", { title: COMMON.knockOut }, "knock-out") : null),
      pencil, h("span.pt", {}, value, of), h("span.fall", { "aria-hidden": "true" }, cap, got, parts))
  );
  const own = knob(rule, k);
  return { node: h("div.rule", { "data-rule": k }, button, own.node, evidence), button, mark, pencil, value, of, cap, got, parts, evidence, knob: own };
}

/** Points, bars and knobs: texts and widths only. */
function drawNumbers() {
  const row = rowOf(S.view.c);
  const now = weights();
  const by = scale(now);
  if (row && row.status === "read") drawWaterfall(row, by);
  else drawCounts();
  nodes.forEach((node, k) => setKnob(node.knob, k, now[k], possiblePoints(by)[k]));
  for (const { importance, sum } of groups) text(sum, groupSum(importance, row, by));
}

/** @param {string} importance @param {Row | null} row @param {import("./points.js").Scale} by */
function groupSum(importance, row, by) {
  const possible = shares(by);
  const earned = row && row.status === "read" ? ruleTenths(by, row.credits) : null;
  const inGroup = rules().map((rule, k) => (rule.importance === importance ? k : -1)).filter((k) => k >= 0);
  const whole = inGroup.reduce((sum, k) => sum + possible[k], 0).toFixed(1);
  return earned ? `${points(inGroup.reduce((sum, k) => sum + earned[k], 0))} of ${whole}` : whole;
}

/** Exact share of 100 points of each rule. @param {import("./points.js").Scale} by */
function shares(by) {
  const sum = Number(by.full) / UNIT || 1;
  return [...by.whole].map((weight) => (100 * Number(weight)) / sum);
}

/** @param {Row} row @param {import("./points.js").Scale} by */
function drawWaterfall(row, by) {
  const earned = ruleTenths(by, row.credits);
  const possible = possiblePoints(by);
  const share = shares(by);
  const candidate = S.candidates.get(row.key);
  let run = 0;
  nodes.forEach((node, k) => {
    const outcome = LETTER[row.outcomes[k]];
    attr(node.button, "aria-expanded", openRule() === k);
    attr(node.button, "aria-controls", `ev${k}`);
    attr(node.button, "class", "rb");
    setIcon(node.mark, outcome, OUTCOME[outcome]);
    text(node.value, points(earned[k]));
    text(node.of, ` / ${possible[k].toFixed(1)}`);
    css(node.cap, "left", `${run}%`);
    css(node.cap, "width", `${Math.min(share[k], 100 - run)}%`);
    css(node.got, "left", `${run}%`);
    css(node.got, "width", `${earned[k] / 10}%`);
    attr(node.got, "class", `got ${S.hues[k]} ${outcome}${earned[k] ? "" : " none"}`);
    hide(node.pencil, !candidate?.corrections.some((correction) => touches(correction, candidate.results[k])));
    run += earned[k] / 10;
  });
}

/** @type {{field: typeof S.field | null, counts: Int32Array[]}} weights and filters change nothing of it */
let counted = { field: null, counts: [] };

/** Each rule's counts of OUTCOMES, over all who are scored. */
function countOutcomes() {
  if (counted.field === S.field) return counted.counts;
  const places = new Uint8Array(128);
  for (const [letter, outcome] of Object.entries(LETTER)) places[letter.charCodeAt(0)] = OUTCOMES.indexOf(outcome);
  const counts = rules().map(() => new Int32Array(OUTCOMES.length));
  for (const i of S.ranking.order) {
    const { outcomes } = S.field.rows[i];
    for (let k = 0; k < counts.length; k++) counts[k][places[outcomes.charCodeAt(k)]]++;
  }
  counted = { field: S.field, counts };
  return counts;
}

/** How many meet each rule. */
function drawCounts() {
  const counts = countOutcomes();
  const of = S.ranking.order.length;
  nodes.forEach((node, k) => {
    attr(node.button, "class", "rb all");
    attr(node.button, "aria-expanded", null);
    attr(node.button, "aria-controls", null);
    text(node.value, String(counts[k][0]));
    text(node.of, COMMON.ofMet(of));
    const said = OUTCOMES.map((outcome, o) => `${counts[k][o]} ${OUTCOME[outcome]}`).join(", ");
    attr(node.button, "title", said);
    node.parts.forEach((part, o) => css(part, "width", `${of ? (100 * counts[k][o]) / of : 0}%`));
  });
}

/** The open rule's evidence, and which passage is chosen. */
function drawOpen() {
  const row = rowOf(S.view.c);
  const open = row && row.status === "read" ? openRule() : -1;
  nodes.forEach((node, k) => {
    node.node.classList.toggle("open", k === open);
    if (row) attr(node.button, "aria-expanded", k === open);
    node.evidence.hidden = k !== open;
    if (k !== open && node.evidence.firstChild) put(node.evidence);
  });
  if (row && open >= 0) drawEvidence(nodes[open].evidence, row, open);
}

/** Up and down between the rules. @param {HTMLElement} from @param {number} by */
export function stepRule(from, by) {
  const at = nodes.findIndex((node) => node.button === from);
  nodes[Math.max(0, Math.min(nodes.length - 1, at + by))]?.button.focus();
}

export const focusRules = () => nodes[Math.max(0, openRule())]?.button.focus();
/** @param {number} rule */
export const scrollToRule = (rule) => nodes[rule]?.node.scrollIntoView({ block: "nearest" });
/** @param {EventTarget | null} target */
export const ruleButton = (target) => closest(target, ".rb");
