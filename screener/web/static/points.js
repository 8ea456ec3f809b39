/**
 * From weights and credits to points that add up: the arithmetic of screener/score/points.py in whole
 * numbers, so that browser and server agree to the tenth. tests/web/test_points_parity.py runs both.
 */

/** Credits are whole numbers of this part of 1. */
export const UNIT = 7_207_200;
const TENTHS = 1000;

/**
 * The weights as whole numbers in the same proportion, exact in the decimals they are written in.
 * @param {readonly number[]} weights
 * @returns {bigint[]}
 */
function wholeWeights(weights) {
  const written = weights.map((weight) => {
    const [, whole, part = "", power = "0"] = /** @type {RegExpExecArray} */ (
      /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(weight))
    );
    return { digits: BigInt(whole + part), places: part.length - Number(power) };
  });
  const places = Math.max(0, ...written.map((each) => each.places));
  return written.map((each) => each.digits * 10n ** BigInt(places - each.places));
}

/**
 * Weights ready for use: as doubles where every sum stays exact in them, else as big integers.
 * @typedef {{exact: true, whole: number[], full: number} | {exact: false, whole: bigint[], full: bigint}} Scale
 * @param {readonly number[]} weights
 * @returns {Scale}
 */
export function scale(weights) {
  const whole = wholeWeights(weights);
  const full = whole.reduce((sum, weight) => sum + weight, 0n) * BigInt(UNIT);
  const largest = 2n * full * BigInt(TENTHS) + full;
  if (largest <= BigInt(Number.MAX_SAFE_INTEGER)) {
    return { exact: true, whole: whole.map(Number), full: Number(full) };
  }
  return { exact: false, whole, full };
}

/**
 * The total of one candidate in tenths: the exact sum, rounded half up. 0 where all weights are 0.
 * @param {Scale} by
 * @param {ArrayLike<number>} credits
 * @param {number} [from] where the candidate's credits start
 * @returns {number}
 */
export function totalTenths(by, credits, from = 0) {
  if (by.exact) {
    let sum = 0;
    for (let i = 0; i < by.whole.length; i++) sum += by.whole[i] * credits[from + i];
    return by.full === 0 ? 0 : Math.floor((2 * sum * TENTHS + by.full) / (2 * by.full));
  }
  let sum = 0n;
  for (let i = 0; i < by.whole.length; i++) sum += by.whole[i] * BigInt(credits[from + i]);
  return Number((2n * sum * BigInt(TENTHS) + by.full) / (2n * by.full));
}

/**
 * The points of each rule in tenths; they sum to the total. The tenths that rounding down leaves over go
 * to the rules with the largest remainders, the earlier rule first.
 * @param {Scale} by
 * @param {ArrayLike<number>} credits
 * @param {number} [from]
 * @returns {number[]}
 */
export function ruleTenths(by, credits, from = 0) {
  const tenths = by.exact ? divided(by.whole, by.full, credits, from) : dividedLarge(by.whole, by.full, credits, from);
  let over = totalTenths(by, credits, from) - tenths.quotients.reduce((sum, each) => sum + each, 0);
  if (over <= 0) return tenths.quotients;
  const order = tenths.quotients.map((_, i) => i).sort((a, b) => tenths.compare(b, a) || a - b);
  for (const i of order) if (over-- > 0) tenths.quotients[i]++;
  return tenths.quotients;
}

/** @param {number[]} whole @param {number} full @param {ArrayLike<number>} credits @param {number} from */
function divided(whole, full, credits, from) {
  const parts = whole.map((weight, i) => weight * credits[from + i] * TENTHS);
  const remainders = parts.map((part) => (full === 0 ? 0 : part % full));
  const quotients = parts.map((part, i) => (full === 0 ? 0 : (part - remainders[i]) / full));
  return { quotients, compare: /** @param {number} a @param {number} b */ (a, b) => remainders[a] - remainders[b] };
}

/** @param {bigint[]} whole @param {bigint} full @param {ArrayLike<number>} credits @param {number} from */
function dividedLarge(whole, full, credits, from) {
  const parts = whole.map((weight, i) => weight * BigInt(credits[from + i]) * BigInt(TENTHS));
  const remainders = parts.map((part) => part % full);
  const quotients = parts.map((part) => Number(part / full));
  /** @param {number} a @param {number} b */
  const compare = (a, b) => (remainders[a] < remainders[b] ? -1 : remainders[a] > remainders[b] ? 1 : 0);
  return { quotients, compare };
}

/**
 * What each rule gives at full credit, in points, rounded up to a tenth: never below what it gave.
 * @param {Scale} by
 * @returns {number[]}
 */
export function possiblePoints(by) {
  if (by.full === 0 || by.full === 0n) return [...by.whole].map(() => 0);
  return [...by.whole].map((weight) => {
    const part = BigInt(weight) * BigInt(UNIT) * BigInt(TENTHS);
    const full = BigInt(by.full);
    return Number((part + full - 1n) / full) / 10;
  });
}
