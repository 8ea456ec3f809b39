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
/** Pages of the same address and port hear each other, without anything being stored. */
const channel = new BroadcastChannel("screener-review");

/** @param {boolean} yes @param {import("./api.js").Fault | null} [fault] why an act cannot be saved, where the program says so */
export function setGone(yes, fault) {
  if (yes === gone) return;
  gone = yes;
  const banner = $("#gone");
  banner.hidden = !yes;
  window.clearInterval(timer);
  if (!yes) return;
  timer = window.setInterval(look, EVERY);
  const time = savedUntil().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (fault) put(banner, h("p", {}, h("b", {}, GONE.notSavedYet), `${told(fault)} `, waitingWords(false)));
  else put(banner, h("p", {}, h("b", {}, GONE.stopped), GONE.savedUpTo(time), h("code", {}, `--port ${location.port}`), GONE.thenReload, waitingWords(true)));
}

/** @param {boolean} stopped */
function waitingWords(stopped) {
  const n = unsent().length;
  if (!stopped) return h("span", { id: "kept" }, GONE.keptHere(n));
  return n ? h("span", { id: "kept" }, GONE.waitsHere(n)) : null;
}

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
