/** The program has stopped: the page stays readable, acts wait, and a new page of it takes them over. */
import { $, h, put, text } from "./dom.js";
import { hidden, post } from "./api.js";
import { S } from "./store.js";
import { forgetUnsent, resume, savedUntil, unsent } from "./queue.js";
import { told } from "./words.js";
import { GONE } from "./sentences.js";

const EVERY = 1500;
let gone = false;
let timer = 0;
/** @import {Fault} from "./api.js" */

/** Pages of the same address and port hear each other, without anything being stored. */
const channel = new BroadcastChannel("screener-review");

let again = () => {};
/** @param {() => void} act what is done when the program answers again */
export function startGone(act) {
  again = act;
}

/** @param {boolean} yes @param {Fault | null} [fault] why an act cannot be saved, where the program says so */
export function setGone(yes, fault = null) {
  const returns = gone && !yes;
  gone = yes;
  window.clearInterval(timer);
  const banner = $("#gone");
  if (yes) {
    // An act that is not saved is the sign to wait for: reading may go well all the time.
    timer = window.setInterval(fault ? resume : look, EVERY);
    const said = fault ? unsaved(fault) : stopped();
    if (banner.hidden || banner.textContent !== said.textContent) put(banner, said);
  }
  banner.hidden = !yes;
  if (returns) again();
}

/** @param {Fault} fault */
const unsaved = (fault) => h("p", {}, h("b", {}, GONE.notSavedYet), options(`${told(fault)} `), h("span", { id: "kept" }, GONE.keptHere(unsent().length)));

function stopped() {
  const time = savedUntil().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const n = unsent().length;
  return h("p", {}, h("b", {}, GONE.stopped), GONE.savedUpTo(time), options(`--port ${location.port}`), GONE.thenReload, n ? h("span", { id: "kept" }, GONE.waitsHere(n)) : null);
}

/** Options of the command, each with its value, as they are typed. @param {string} said */
const options = (said) => said.split(/(--\w+ \w+)/).map((part, at) => (at % 2 ? h("code", {}, part) : part));

/** Does the same program answer again (it was only paused)? */
async function look() {
  try {
    const answer = await fetch(`table?${hidden(S.view.blind)}&from=0&n=0`, { cache: "no-store" });
    if (!answer.ok) return;
    setGone(false);
    resume();
  } catch {
    // Still silent; the timer asks again.
  }
}

/** A page that has just started asks the others what waits there, does it, and tells them. @param {() => void} done */
export function takeOverUnsent(done) {
  channel.onmessage = async ({ data }) => {
    if (data.ask && gone && unsent().length) channel.postMessage({ acts: unsent() });
    if (data.acts && !gone) await doAll(data.acts, done);
    if (data.taken && gone) {
      forgetUnsent();
      put($("#gone"), h("p", {}, h("b", {}, GONE.runsAgain), GONE.doneThere));
    }
  };
  channel.postMessage({ ask: true });
}

/** @param {{path: string, body: any, said: string}[]} acts @param {() => void} done */
async function doAll(acts, done) {
  const said = [];
  for (const { path, body, said: what } of acts) {
    try {
      await post(path, { ...body, version: undefined });
      said.push(what);
    } catch (error) {
      said.push(GONE.notDone(/** @type {Error} */ (error).message, what));
    }
  }
  channel.postMessage({ taken: true });
  text($("#say"), GONE.doneAfter(said.join("; ")));
  const { toast } = await import("./say.js");
  toast(GONE.doneAfter(said.join("; ")));
  done();
}
