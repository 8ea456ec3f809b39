/** Order, ranks, verdicts and what weights do, from credits and weights alone. */
import { ruleTenths, scale, totalTenths } from "./points.js";

/** @import {Ranking, Row, Table, Verdict} from "./types.js" */

/** @type {Verdict[]} */
export const VERDICTS = ["shortlist", "review", "below", "knocked_out", "not_read"];
const KNOCKED = 3;
const NOT_READ = 4;
const TOP = 1000;

/**
 * The table as flat arrays, rows in order of `tie`, so that equal totals keep the server's order.
 * @typedef {{rows: Row[], credits: Float64Array, capped: Uint8Array, rules: number, bands: {shortlist: number, review: number}}} Field
 * @param {Table} table
 * @returns {Field}
 */
export function field(table) {
  const rules = table.posting.rules.length;
  const rows = [...table.rows].sort((a, b) => a.tie - b.tie);
  const credits = new Float64Array(rows.length * rules);
  const capped = new Uint8Array(rows.length);
  const decisive = table.posting.rules.map((rule) => rule.knock_out);
  rows.forEach((row, i) => {
    credits.set(row.credits, i * rules);
    capped[i] = Number(decisive.some((yes, k) => yes && row.outcomes[k] === "u"));
  });
  return { rows, credits, capped, rules, bands: table.posting.bands };
}

/** @param {Row} row whether its knock-out stands: a person may have put it back */
function isKnocked(row) {
  return row.knocked.length > 0 && !row.put_back;
}

/**
 * Best first, knocked-out rows after the others. Equal totals share a rank (1, 2, 2, 4).
 * Counting, not comparing: totals are whole tenths, so ten thousand rows take a few milliseconds.
 * @param {Field} at
 * @param {readonly number[]} weights
 * @returns {Ranking}
 */
export function rank(at, weights) {
  const by = scale(weights);
  const n = at.rows.length;
  const total = new Int32Array(n).fill(-1);
  const verdict = new Uint8Array(n).fill(NOT_READ);
  const counts = new Int32Array(2 * (TOP + 1) + 1);
  const bucket = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const row = at.rows[i];
    if (row.status !== "read") continue;
    total[i] = totalTenths(by, at.credits, i * at.rules);
    verdict[i] = isKnocked(row) ? KNOCKED : band(total[i], at.bands, at.capped[i] === 1);
    bucket[i] = (verdict[i] === KNOCKED ? TOP + 1 : 0) + TOP - total[i];
    counts[bucket[i] + 1]++;
  }
  for (let b = 1; b < counts.length; b++) counts[b] += counts[b - 1];
  const order = new Int32Array(counts[counts.length - 1]);
  const place = new Int32Array(n);
  const next = counts.slice();
  for (let i = 0; i < n; i++) {
    if (bucket[i] < 0) continue;
    order[next[bucket[i]]++] = i;
    place[i] = counts[bucket[i]] + 1;
  }
  return { total, verdict, place, order };
}

/** @param {number} tenths @param {{shortlist: number, review: number}} bands @param {boolean} capped */
function band(tenths, bands, capped) {
  if (tenths >= bands.shortlist * 10 && !capped) return 0;
  return tenths >= bands.review * 10 ? 1 : 2;
}

/**
 * How many scores lie in each of 20 equal parts of 100.
 * @param {Ranking} ranking
 */
export function histogram(ranking) {
  const bins = new Array(20).fill(0);
  for (const i of ranking.order) bins[Math.min(19, Math.floor(ranking.total[i] / 50))]++;
  return bins;
}

/**
 * Each rule's share of the differences between totals: its covariance with the total over the total's
 * variance, as `screener tune preview` has it.
 * @param {Field} at @param {Ranking} ranking @param {readonly number[]} weights
 * @returns {number[]}
 */
export function decides(at, ranking, weights) {
  const by = scale(weights);
  const n = ranking.order.length;
  if (!n) return weights.map(() => 0);
  const points = Array.from(ranking.order, (i) => ruleTenths(by, at.credits, i * at.rules));
  const totals = Array.from(ranking.order, (i) => ranking.total[i]);
  const mean = totals.reduce((sum, each) => sum + each, 0) / n;
  const variance = totals.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return weights.map((_, k) => {
    if (!variance) return 0;
    const average = points.reduce((sum, each) => sum + each[k], 0) / n;
    return points.reduce((sum, each, r) => sum + (each[k] - average) * (totals[r] - mean), 0) / variance;
  });
}

/**
 * How many of the top `n` stay there in 95 % of trials with each weight varied by up to 20 %.
 * Knocked-out rows are left out. The trials are always the same ones.
 * @param {Field} at @param {Ranking} ranking @param {readonly number[]} weights @param {number} [n] @param {number} [trials]
 */
export function firm(at, ranking, weights, n = 10, trials = 100) {
  const pool = ranking.order.filter((i) => ranking.verdict[i] !== KNOCKED);
  const top = pool.slice(0, n);
  const stays = new Map(Array.from(top, (i) => [i, 0]));
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let t = 0; t < trials; t++) {
    const varied = weights.map((weight) => weight * (0.8 + 0.4 * random()));
    for (const i of best(at, pool, varied, n)) if (stays.has(i)) stays.set(i, (stays.get(i) ?? 0) + 1);
  }
  let firmly = 0;
  for (const count of stays.values()) if (count >= 0.95 * trials) firmly++;
  return { stay: firmly, of: top.length };
}

/** @param {Field} at @param {Int32Array} pool @param {number[]} weights @param {number} n */
function best(at, pool, weights, n) {
  /** @type {[number, number][]} */
  const top = [];
  for (const i of pool) {
    let sum = 0;
    for (let k = 0; k < at.rules; k++) sum += weights[k] * at.credits[i * at.rules + k];
    if (top.length === n && sum <= top[n - 1][0]) continue;
    let j = top.length;
    while (j > 0 && top[j - 1][0] < sum) j--;
    top.splice(j, 0, [sum, i]);
    if (top.length > n) top.pop();
  }
  return top.map(([, i]) => i);
}
