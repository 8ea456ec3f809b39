/**
 * Acts are shown at once and sent behind, one after the other. What another tab decided first is told;
 * what the program does not answer waits until it does.
 */
import { $, attr, text } from "./dom.js";
import { Fault, Gone, post } from "./api.js";
import { LIST } from "./words.js";

/**
 * @typedef {object} Sent
 * @property {string} path
 * @property {() => any} body made when it is sent, so that it holds the version that is known by then
 * @property {string} said what it was, for the banner and for doing it again
 * @property {(answer: any) => void} done
 * @property {(fault: Fault) => void} refused takes back what was shown
 * @property {() => void} [show] shows it again, on a table that came from before it
 */

const PAUSES = [500, 1500, 3000];

/** @type {Sent[]} */
const waiting = [];
let running = false;
let savedAt = new Date();
/** @type {(gone: boolean, fault?: Fault | null) => void} */
let onGone = () => {};

/** @param {(gone: boolean, fault?: Fault | null) => void} told when the program stops answering, and when it answers again */
export function startQueue(told) {
  onGone = told;
  addEventListener("beforeunload", (event) => {
    if (waiting.length) event.preventDefault();
  });
}

/** Weights, picks and reasons as they stand: the latest counts, so what waits is replaced. @param {Record<string, any>} values */
export function keep(values) {
  const name = Object.keys(values).join();
  const old = waiting.findIndex((act, at) => act.path === "keep" && act.said === name && (at > 0 || !running));
  if (old >= 0) waiting.splice(old, 1);
  enqueue({ path: "keep", body: () => values, said: name, done: () => {}, refused: () => {} });
}

/** @param {Sent} act */
export function enqueue(act) {
  waiting.push(act);
  show();
  if (!running) run();
}

export const unsent = () => waiting.map(({ path, body, said }) => ({ path, body: body(), said }));
/** What is not sent yet is shown again. */
export function showUnsent() {
  for (const act of waiting) act.show?.();
}

/** Whether an act is on its way. */
export const isSending = () => running;

export const savedUntil = () => savedAt;

/** Another page has taken over what waits here. */
export function forgetUnsent() {
  waiting.length = 0;
  show();
}

async function run() {
  running = true;
  while (waiting.length) {
    const act = waiting[0];
    const answered = await patient(act);
    if (waiting[0] !== act) continue;
    if (!answered) break;
    waiting.shift();
    show();
  }
  running = false;
}

/** Sends one act, with three more tries over five seconds. @param {Sent} act @returns {Promise<boolean>} */
async function patient(act) {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await post(act.path, act.body());
      savedAt = new Date();
      onGone(false);
      act.done(answer);
      return true;
    } catch (error) {
      // A busy workspace or a full disk passes, and a dead token means a program that was started anew.
      const passes = error instanceof Fault && (error.status === 503 || (error.status === 404 && !error.where));
      if (error instanceof Fault && !passes) {
        act.refused(error);
        return true;
      }
      if (!(error instanceof Gone) && !(error instanceof Fault)) throw error;
      if (tries >= PAUSES.length) {
        onGone(true, error instanceof Fault && error.status === 503 ? error : null);
        return false;
      }
      await new Promise((go) => setTimeout(go, PAUSES[tries]));
    }
  }
}

/** The program answers again: what waited is sent. */
export function resume() {
  if (!running && waiting.length) run();
}

function show() {
  const dot = $("#saving");
  dot.className = waiting.length ? "dot saving" : "dot";
  attr(dot, "aria-label", waiting.length ? `Saving ${waiting.length}` : "Saved");
  attr(dot, "title", waiting.length ? `Saving: ${waiting.length}` : LIST.saved);
  text(dot, waiting.length ? `Saving ${waiting.length}` : "Saved");
}
