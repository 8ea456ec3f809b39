/** Calls to the program. Addresses are relative to the page's own, which holds the token. */

import { S } from "./store.js";

/** A fault as the program tells it: what is wrong, where, what to try. */
export class Fault extends Error {
  /** @param {number} status @param {{where?: string, what?: string, hint?: string, now?: any, version?: number, row?: any, faults?: any[]}} told */
  constructor(status, told) {
    super(told.what ?? `answer ${status}`);
    this.status = status;
    this.where = told.where ?? "";
    this.hint = told.hint ?? "";
    this.told = told;
  }
}

/** The program does not answer: it was stopped, or the machine sleeps. */
export class Gone extends Error {
  name = "Gone";
}

/**
 * @param {string} path
 * @param {RequestInit} [how]
 * @returns {Promise<Response>}
 */
async function call(path, how) {
  let answer;
  try {
    answer = await fetch(path, { cache: "no-store", credentials: "omit", ...how });
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") throw error;
    throw new Gone(String(error));
  }
  if (answer.ok) return answer;
  let told = {};
  try {
    told = await answer.json();
  } catch {
    // An answer without words keeps its number.
  }
  throw new Fault(answer.status, told);
}

/** Every act says whether names may be told in its answer; where nothing is said, none are. @param {string} path */
export const seen = (path) => `${path}?${hidden(S.view.blind)}`;

/** @param {string} path @param {AbortSignal} [signal] @returns {Promise<any>} */
export const get = async (path, signal) => (await call(path, { signal })).json();

/** @param {string} path @param {any} body @returns {Promise<any>} */
export const post = async (path, body) =>
  (await call(seen(path), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json();

/** @param {string} path @param {FormData} form @returns {Promise<any>} */
export const send = async (path, form) => (await call(seen(path), { method: "POST", body: form })).json();

/** @param {string} path @param {AbortSignal} [signal] @returns {Promise<Blob>} */
export const blob = async (path, signal) => (await call(path, { signal })).blob();

/** @param {string} path @param {any} body @returns {Promise<{name: string, blob: Blob}>} a file and the name the program gives it */
export async function download(path, body) {
  const answer = await call(seen(path), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const [, name = "export"] = /filename="?([^";]+)/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
  return { name, blob: await answer.blob() };
}

/** @param {boolean} blind */
export const hidden = (blind) => `blind=${Number(blind)}`;
