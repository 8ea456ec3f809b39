/** Pictures of pages: fetched, kept as blobs, twelve at most, released on leaving. */
import { blob, hidden } from "./api.js";
import { S, isHidden } from "./store.js";

const KEPT = 12;
/** @type {Map<string, Promise<string>>} in order of use */
const kept = new Map();

/** Pixels a point, in two steps so that a picture fetched ahead fits when it is shown. */
const scaleFor = () => (devicePixelRatio * S.zoom > 1.25 ? 3 : 2);

/**
 * The address of a page's picture.
 * @param {string} key @param {number} page
 * @returns {Promise<string>}
 */
export function picture(key, page) {
  const path = `page/${key}/${page}.png?scale=${scaleFor()}&${hidden(isHidden(key))}`;
  const known = kept.get(path);
  if (known) {
    kept.delete(path);
    kept.set(path, known);
    return known;
  }
  const coming = blob(path).then((bytes) => URL.createObjectURL(bytes));
  coming.catch(() => kept.delete(path));
  kept.set(path, coming);
  for (const [old, address] of kept) {
    if (kept.size <= KEPT) break;
    release(old, address);
  }
  return coming;
}

/** @param {string} path @param {Promise<string>} address */
function release(path, address) {
  kept.delete(path);
  address.then(URL.revokeObjectURL, () => {});
}

export function releaseAll() {
  for (const [path, address] of kept) release(path, address);
}

addEventListener("pagehide", releaseAll);
