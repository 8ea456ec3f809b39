/** The head of one candidate: who, where they stand, and the buttons to decide. */
import { $, attr, h, hide, icon, put, text } from "./dom.js";
import { S, isHidden, nameOf, onDraw, rowOf } from "./store.js";
import { VERDICTS } from "./ranking.js";
import { keys } from "./list.js";
import { VERDICT, credentialInFull, day, decided, numbered, points, who, years } from "./words.js";
import { COMMON, HEAD } from "./sentences.js";

/** @import {Act, Row} from "./types.js" */

/** @type {{decide: (act: Act) => void, putBack: (row: Row) => void, pick: (key: string) => void, compare: () => void, close: () => void, unblind: (row: Row) => void, more: (row: Row) => void}} */
let acts;
let drawnFor = "";

/** @param {typeof acts} given */
export function startHead(given) {
  acts = given;
  onDraw("head", drawHead);
}

function drawHead() {
  attr(document.body, "data-view", S.view.post ? "posting" : S.view.cmp ? "compare" : S.view.c ? "read" : "survey");
  attr(document.body, "data-tab", S.tab);
  const row = rowOf(S.view.c);
  if (!row) {
    drawnFor = "";
    return $("#head").firstChild ? put($("#head")) : undefined;
  }
  if (row.status !== "read") return unread(row);
  const candidate = S.candidates.get(row.key);
  const signature = `${row.key} ${S.view.blind} ${S.shown.has(row.key)} ${candidate?.version}`;
  if (signature !== drawnFor) {
    const had = document.activeElement?.closest("#head") ? document.activeElement.id : "";
    drawnFor = signature;
    make(row);
    if (had) document.getElementById(had)?.focus();
  }
  standing(row);
}

/** @param {Row} row */
function unread(row) {
  const signature = `unread ${row.key} ${S.view.blind}`;
  if (signature === drawnFor) return;
  drawnFor = signature;
  put($("#head"), back(), h("div.id", {}, h("h2", { tabindex: -1 }, isHidden(row.key) ? numbered(row) : row.file ?? who(row)), h("span.tag", {}, VERDICT.not_read)),
    h("p.facts", {}, h("span", {}, HEAD.noScore)));
}

const back = () => h("button.ghost.back", { on: { click: () => acts.close() } }, "‹ List");

/** @param {Row} row */
function make(row) {
  const name = nameOf(row);
  const act = /** @param {Act} what @param {string} label @param {string} key */ (what, label, key) =>
    h(`button.act.${what}`, { id: `do-${what}`, "aria-pressed": false, "aria-keyshortcuts": key.toLowerCase(), on: { click: () => acts.decide(what) } }, icon(what), label, h("kbd", {}, key));
  put($("#head"),
    back(),
    h("div.id", {}, h("h2", { tabindex: -1, title: name }, name), h("span.tag", { id: "verdict" }), isHidden(row.key) ? h("button.link", { id: "unblind", on: { click: () => acts.unblind(row) } }, HEAD.showName) : null),
    h("p.facts", {}, facts(row)),
    h("div.sum", {}, h("b", { id: "score" }), h("span", { id: "rank" })),
    h("div.acts", {}, act("advance", "Advance", "A"), act("hold", "Hold", "H"), act("reject", "Reject", "R"),
      h("button.ghost", { id: "put-back", hidden: true, on: { click: () => acts.putBack(row) } }, COMMON.putBack),
      h("button.ghost", { id: "pick", "aria-pressed": false, "aria-keyshortcuts": "c", on: { click: () => acts.pick(row.key) } }, h("span.lbl", {}, "Compare"), h("kbd", {}, "C")),
      h("button.link", { id: "compare-now", hidden: true, on: { click: () => acts.compare() } }, h("span.lbl"), " ", h("kbd", {}, "X")),
      h("span.spring"), h("span.state", { id: "state" }),
      h("button.ghost.more", { id: "more-about", "aria-label": HEAD.more, title: HEAD.more, on: { click: () => acts.more(row) } }, "⋯")));
}

/** @param {Row} row */
function facts(row) {
  const credentials = row.credentials.map(credentialInFull).join(", ") || HEAD.noCredential;
  const months = row.months ? HEAD.coding(years(row.months), row.last === "present" ? "present" : day(row.last)) : HEAD.noMonths;
  const plain = [credentials, months].map((said) => h("span", { title: said }, said));
  if (isHidden(row.key)) return [...plain, h("span", {}, HEAD.hidden)];
  const contact = S.candidates.get(row.key)?.contact ?? {};
  const copied = [contact.email, contact.phone].filter(Boolean).map((said) =>
    h("span", {}, h("button.copy", { title: "Copy", on: { click: () => copy(String(said)) } }, said)));
  return [...plain, row.place ? h("span", {}, row.place) : null, ...copied].filter(Boolean);
}

/** @param {string} said */
export async function copy(said) {
  const { toast } = await import("./say.js");
  try {
    await navigator.clipboard.writeText(said);
    toast(`Copied: ${said.slice(0, 60)}`);
  } catch {
    toast(HEAD.cannotCopy);
  }
}

/** How far the sitting is: one line beside the rank, which alone counts candidates. @param {Row} row */
function progress(row) {
  if (!keys().includes(row.key)) return HEAD.outside;
  const open = S.field.rows.filter((each) => each.status === "read" && !each.decision).length;
  return open ? HEAD.toDecide(open) : HEAD.allDecided;
}

/** What weights and decisions change: texts only. @param {Row} row */
function standing(row) {
  const at = S.at.get(row.key) ?? 0;
  const verdict = VERDICTS[S.ranking.verdict[at]];
  text($("#verdict"), VERDICT[verdict]);
  attr($("#verdict"), "class", `tag ${verdict}`);
  text($("#score"), points(S.ranking.total[at]));
  text($("#rank"), HEAD.rank(S.ranking.place[at], S.ranking.order.length));
  for (const what of ["advance", "hold", "reject"]) attr($(`#do-${what}`), "aria-pressed", row.decision?.what === what);
  hide($("#put-back"), !row.knocked.length);
  attr($("#put-back"), "aria-pressed", row.put_back === true);
  const picked = S.view.x.includes(row.key);
  attr($("#pick"), "aria-pressed", picked);
  text($("#pick .lbl"), picked ? "Picked" : "Compare");
  hide($("#compare-now"), S.view.x.length < 2);
  text($("#compare-now .lbl"), `Compare ${S.view.x.length}`);
  const why = row.decision?.reason ? `: ${row.decision.reason}` : "";
  text($("#state"), `${decided(row.decision)}${why} · ${progress(row)}`);
  attr($("#state"), "title", $("#state").textContent);
}
