/** The address is the state: a reload, Back and a kept link restore what was seen. Nothing personal is in it. */
import { blindUnlessSaid, isBlind } from "./ahead.js";
import { S } from "./store.js";

/** @import {View} from "./store.js" */

export const FACETS = ["credential", "state", "setting", "place", "flag", "decision"];
/** Facets whose values tell of a person stay out of the address, as does the typed filter. */
const KEPT_OUT = ["place"];

/** Whether the address has said it once: then it goes on saying it, since a page that is opened without it begins as the last one was. */
let said = false;

/** @param {View} view @returns {string} the fragment, with its # */
function toFragment(view) {
  const parts = new URLSearchParams();
  if (view.c) parts.set("c", view.c);
  if (view.v !== "all") parts.set("v", view.v);
  if (view.sort !== "rank") parts.set("sort", view.sort);
  if (view.bars !== "total") parts.set("bars", view.bars);
  for (const facet of FACETS) if (view.facets[facet] && !KEPT_OUT.includes(facet)) parts.set(facet, view.facets[facet]);
  const weights = Object.entries(view.w);
  if (weights.length) parts.set("w", weights.map(([rule, weight]) => `${rule}:${weight}`).join(","));
  if (view.x.length) parts.set("x", view.x.join(","));
  for (const flag of /** @type {const} */ (["cmp", "tune", "post"])) if (view[flag]) parts.set(flag, "1");
  if (view.blind || said || blindUnlessSaid()) parts.set("blind", view.blind ? "1" : "0");
  if (view.n) parts.set("n", view.n);
  return `#${parts.toString().replaceAll("%3A", ":").replaceAll("%2C", ",")}`;
}

/**
 * The view that a fragment describes. Values that cannot be are dropped without a word.
 * @param {string} fragment
 * @returns {View}
 */
function fromFragment(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const listed = /** @param {string} name */ (name) => (parts.get(name) ?? "").split(",").filter(Boolean);
  /** @type {Record<string, number>} */
  const w = {};
  for (const pair of listed("w")) {
    const [rule, weight] = pair.split(":");
    if (/^\d+(\.\d{1,4})?$/.test(weight ?? "")) w[rule] = Number(weight);
  }
  const open = parts.get("n");
  said ||= parts.has("blind");
  return {
    c: parts.get("c"),
    v: parts.get("v") ?? "all",
    sort: parts.get("sort") ?? "rank",
    bars: parts.get("bars") === "rule" ? "rule" : "total",
    w,
    x: listed("x"),
    cmp: parts.has("cmp"),
    tune: parts.has("tune"),
    post: parts.has("post"),
    blind: isBlind(fragment),
    n: open && /^\d+(\.\d+)?$/.test(open) ? open : null,
    facets: Object.fromEntries(FACETS.filter((facet) => parts.get(facet)).map((facet) => [facet, parts.get(facet) ?? ""])),
  };
}

/** Drops what the table does not know: rules, candidates, verdicts of another run. */
export function dropUnknown() {
  const { view, table, at } = S;
  const rules = new Set(table.posting.rules.map((rule) => rule.id));
  for (const rule of Object.keys(view.w)) if (!rules.has(rule)) delete view.w[rule];
  view.x = view.x.filter((key) => at.has(key));
  if (view.c && !at.has(view.c)) view.c = null;
  if (!view.c) view.n = null;
  if (view.n && Number.parseInt(view.n, 10) >= rules.size) view.n = null;
  if (view.x.length < 2) view.cmp = false;
  if (!["all", "shortlist", "review", "below", "knocked_out", "not_read"].includes(view.v)) view.v = "all";
}

/**
 * Writes the address. push: where Back should lead to what was seen before.
 * @param {{push?: boolean}} [how]
 */
export function remember({ push = false } = {}) {
  const fragment = toFragment(S.view);
  const state = { typed: S.typed, place: S.view.facets.place ?? "", scroll: scrolled() };
  if (push && fragment !== location.hash) {
    history.replaceState({ ...history.state, scroll: scrolled() }, "");
    history.pushState(state, "", fragment);
  } else history.replaceState(state, "", fragment);
}

const scrolled = () => document.getElementById("scroll")?.scrollTop ?? 0;

/**
 * Reads the address, and what stands beside it in the history.
 * @param {{again?: boolean}} [how] again: the page stands already, and what it shows stays blind or not
 * @returns {number | null} where the list was scrolled to; null for an address that was never seen here
 */
export function recall({ again = false } = {}) {
  const { blind } = S.view;
  S.view = fromFragment(location.hash);
  if (again) S.view.blind = blind;
  S.typed = history.state?.typed ?? "";
  if (history.state?.place) S.view.facets.place = history.state.place;
  return history.state?.scroll ?? null;
}
