/** The top bar and the list's toolbar: what is counted, filtered and switched. */
import { $, $$, attr, css, h, put, text } from "./dom.js";
import { S, changed, drawAll, onDraw, rules } from "./store.js";
import { FACET, countVerdicts, sieveAnew } from "./filter.js";
import { FACETS, remember } from "./url.js";
import { sortBy } from "./listhead.js";
import { VERDICTS } from "./ranking.js";
import { DECIDED, LIST, UNDECIDED, VERDICT, day } from "./words.js";
import { showHints } from "./keys.js";
import { CHROME, COMMON } from "./sentences.js";

export function startChrome() {
  onDraw("chrome", drawChrome);
  const find = /** @type {HTMLInputElement} */ ($("#find"));
  find.addEventListener("input", () => {
    S.typed = find.value;
    filtered(false);
  });
  $("#filters").addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    drawMenus();
    const under = $("#filter").getBoundingClientRect();
    css($("#filters"), "left", `${Math.max(8, Math.min(under.left, innerWidth - 316))}px`);
    css($("#filters"), "top", `${under.bottom + 6}px`);
  });
}

/** The filter was used. @param {boolean} push where Back should lead to what was seen before */
export function filtered(push) {
  sieveAnew();
  remember({ push });
  drawAll();
}

export function showAllRows() {
  S.typed = "";
  S.view.v = "all";
  S.view.facets = {};
  /** @type {HTMLInputElement} */ ($("#find")).value = "";
  filtered(true);
}

function drawChrome() {
  const { posting } = S.table;
  const { order } = S.ranking;
  const unread = S.field.rows.length - order.length;
  const decided = S.field.rows.filter((row) => row.decision && (row.status === "read" || row.decision.what === "set_aside")).length;
  const date = S.table.run?.as_of ? CHROME.asOf(day(S.table.run.as_of)) : "";
  text($("#counts"), CHROME.counts(order.length, unread, decided, date));
  text($("#title"), `${posting.title}${changed() ? CHROME.otherWeights : ""}`);
  attr($("#title"), "title", posting.title);
  document.title = S.view.blind ? "screener review" : `${posting.title} · screener review`;
  attr($("#blind"), "aria-checked", S.view.blind);
  attr($("#bars"), "aria-pressed", S.view.bars === "rule");
  const find = /** @type {HTMLInputElement} */ ($("#find"));
  if (document.activeElement !== find && find.value !== S.typed) find.value = S.typed;
  for (const tab of $$("#tabs button")) attr(tab, "aria-pressed", tab.dataset.tab === S.tab);
  drawVerdicts();
  drawPicked();
  const used = Object.values(S.view.facets).filter(Boolean).length;
  text($("#filter-count"), used ? String(used) : "");
  attr($("#filter"), "aria-pressed", used > 0);
  showHints();
}

/** @type {HTMLElement[]} */
let verdicts = [];

function drawVerdicts() {
  const counts = countVerdicts();
  if (!verdicts.length) {
    verdicts = ["all", ...VERDICTS].map((verdict) =>
      h("button", { "data-verdict": verdict, on: { click: () => { S.view.v = verdict; filtered(true); } } }, VERDICT[verdict] ?? "All", h("span")));
    put($("#verdicts"), verdicts);
  }
  for (const button of verdicts) {
    const verdict = button.dataset.verdict ?? "";
    const n = verdict === "all" ? counts.reduce((a, b) => a + b, 0) : counts[VERDICTS.indexOf(/** @type {any} */ (verdict))];
    text(/** @type {Element} */ (button.lastChild), String(n));
    attr(button, "aria-pressed", S.view.v === verdict);
    button.hidden = (verdict === "knocked_out" || verdict === "not_read") && !n && S.view.v !== verdict;
  }
}

/** Picked rows: what can be done with all of them. */
function drawPicked() {
  $("#picked").hidden = S.view.x.length === 0;
  text($("#picked-count"), `${S.view.x.length} picked`);
  attr($("#picked-compare"), "disabled", S.view.x.length < 2 ? "" : null);
}

/** @type {Record<string, string>} */
const FACET_NAME = { credential: "Credential", state: COMMON.stateOfCredential, setting: "Setting", place: "Place", flag: "Flag", decision: "Decision" };

/** Menus with counts: how many rows have each value. */
function drawMenus() {
  const selects = FACETS.filter((facet) => !(facet === "place" && S.view.blind)).map((facet) => menu(facet)).filter((each) => each !== null);
  const sort = /** @type {HTMLSelectElement} */ (h("select", { id: "sort", on: { change: () => { S.view.sort = "rank"; sortBy(sort.value); } } },
    [["rank", "Rank"], ["name", "Candidate"], ["months", CHROME.codingYears], ["last", LIST.lastCoded], ["place", "Place"], ["decision", "Decision"]].map(([value, said]) => h("option", { value }, said)),
    h("optgroup", { label: CHROME.pointsOfRule }, rules().map((rule) => h("option", { value: `rule:${rule.id}` }, rule.label)))));
  sort.value = S.view.sort.replace(/^-/, "");
  // Where the list is narrow, the buttons of the last verdicts have no room.
  const verdict = /** @type {HTMLSelectElement} */ (h("select", { id: "verdict-shown", on: { change: () => { S.view.v = verdict.value; filtered(true); } } },
    h("option", { value: "all" }, "Any"), VERDICTS.map((each, at) => h("option", { value: each }, `${VERDICT[each]} (${countVerdicts()[at]})`))));
  verdict.value = S.view.v;
  const clear = h("button.link", { on: { click: () => { showAllRows(); drawMenus(); } } }, CHROME.clearFilter);
  put($("#filters"), h("label", {}, h("span", {}, CHROME.sortBy), sort), h("label", {}, h("span", {}, "Verdict"), verdict), selects, clear);
}

/** @param {string} facet */
function menu(facet) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of S.field.rows) for (const value of new Set(FACET[facet](row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (!counts.size) return null;
  const values = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const select = /** @type {HTMLSelectElement} */ (h("select", { "data-facet": facet, on: { change: () => {
    S.view.facets = { ...S.view.facets, [facet]: select.value };
    filtered(true);
  } } }, h("option", { value: "" }, "Any"), values.map(([value, n]) => h("option", { value }, `${facetWord(facet, value)} (${n})`))));
  select.value = S.view.facets[facet] ?? "";
  return h("label", {}, h("span", {}, FACET_NAME[facet]), select);
}

/** @param {string} facet @param {string} value */
function facetWord(facet, value) {
  if (facet === "decision") return DECIDED[value] ?? UNDECIDED;
  return facet === "flag" || facet === "state" ? value.replaceAll("_", " ") : value;
}
