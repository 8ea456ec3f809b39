/** What the program tells by itself: reading goes on, something changed elsewhere, it ends. */
import { $, css, text } from "./dom.js";
import { seen } from "./api.js";
import { S, draw, drawAll, rowOf } from "./store.js";
import { forget, loadCandidate, loadTable } from "./load.js";
import { announceMore } from "./list.js";
import { setGone } from "./gone.js";
import { isSending, resume } from "./queue.js";
import { say, toast } from "./say.js";
import { NOT_READ, count, told } from "./words.js";
import { COMMON } from "./sentences.js";

/** @type {EventSource | null} */
let line = null;
let silent = 0;
let saidAt = 0;
let pending = 0;
let refreshed = 0;
let later = 0;

export function startEvents() {
  $("#more").addEventListener("click", refresh);
  line?.close();
  line = new EventSource(seen("events"));
  line.addEventListener("open", () => {
    window.clearTimeout(silent);
    setGone(false);
    resume();
    // What happened between the table's answer and now was told to nobody.
    if (S.table.run?.reading) refresh();
  });
  line.addEventListener("error", () => {
    window.clearTimeout(silent);
    silent = window.setTimeout(() => setGone(true), 2500);
  });
  on("read", progress);
  on("row", arrived);
  on("changed", changed);
  on("done", finished);
  on("fault", (fault) => toast(told({ message: fault.what, hint: fault.hint })));
  on("bye", () => setGone(true));
}

/** @param {string} name @param {(told: any) => void} act */
function on(name, act) {
  line?.addEventListener(name, (event) => act(JSON.parse(/** @type {MessageEvent} */ (event).data || "{}")));
}

/** @param {{done: number, of: number, counts?: Record<string, number>}} told */
function progress({ done, of, counts = {} }) {
  const bar = $("#progress");
  bar.hidden = done >= of;
  css($("#progress-bar"), "width", `${of ? (100 * done) / of : 0}%`);
  const unread = Object.entries(counts).filter(([status]) => status !== "read").map(([status, n]) => `${n} ${NOT_READ[status]?.[0].toLowerCase() ?? status.replaceAll("_", " ")}`);
  text($("#progress-text"), `${done} of ${of} read${unread.length ? ` · ${unread.slice(0, 3).join(" · ")}` : ""}`);
  if (Date.now() - saidAt > 5000) {
    saidAt = Date.now();
    say(COMMON.readOf(done, of));
  }
}

/** Rows come in: those on screen do not move under the pointer; how many wait is said. */
function arrived() {
  pending++;
  const looking = S.view.c !== null || $("#scroll").matches(":hover");
  if (!looking || S.table.rows.length < 5) return refresh();
  announceMore(`${count(pending, "more", "more")}, show`);
  return undefined;
}

async function refresh() {
  const now = Date.now();
  // A table of thousands is not asked for at every file.
  const pause = Math.max(400, S.table.rows.length);
  if (now - refreshed < pause) {
    window.clearTimeout(later);
    later = window.setTimeout(refresh, pause);
    return;
  }
  refreshed = now;
  pending = 0;
  announceMore("");
  await loadTable();
  drawAll();
}

/** @param {{key: string | null, version?: number}} told */
async function changed({ key, version }) {
  if (key === null) return refresh();
  // What this page did itself comes back here too; its answer may still be on the way.
  do await new Promise((go) => setTimeout(go, 200));
  while (isSending());
  const row = rowOf(key);
  if (row && version !== undefined && version <= (row.version ?? 0)) return undefined;
  forget(key);
  await loadTable();
  if (S.view.c === key) await loadCandidate(key);
  draw("list", "head", "rules", "pages", "chrome");
  return undefined;
}

async function finished() {
  $("#progress").hidden = true;
  pending = 0;
  refreshed = 0;
  window.clearTimeout(later);
  if (S.view.c && S.table.rows.length > 4) {
    const before = S.table.rows.length;
    await loadTable();
    drawAll();
    if (S.table.rows.length > before) say(COMMON.allRead(S.table.rows.length));
  } else await refresh();
  announceMore("");
}
