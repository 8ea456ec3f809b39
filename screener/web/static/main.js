/** Starts the page: the list first, with the few modules that it needs; all else follows. */
import { S, draw, drawAll, rerank, rules } from "./store.js";
import { dropUnknown, recall, remember } from "./url.js";
import { loadTable } from "./load.js";
import { scrollTo, startList } from "./list.js";
import { LIST } from "./words.js";

const coming = import("./parts.js").then((parts) => {
  parts.startParts();
  if (S.table.rows.length) drawAll();
  return parts;
});

/** Weights and picks as they were left, where the address says nothing of them. */
function takeUp() {
  const { weights = {}, picks = [] } = S.table.kept ?? {};
  S.view.w = { ...weights };
  S.view.x = [...picks];
  dropUnknown();
  rerank();
}

async function start() {
  const scroll = recall();
  const fresh = location.hash === "" || location.hash === "#";
  startList({
    select: async (key, open) => (await coming).acts.select(key, open),
    pick: async (key) => (await coming).acts.pick(key),
    showAll: async () => (await coming).showAllRows(),
  });
  await loadTable();
  if (fresh) takeUp();
  draw("list");
  const { acts, startEvents, takeOverUnsent } = await coming;
  if (S.view.c) await acts.load(S.view.c);
  remember();
  drawAll();
  scrollTo(scroll);
  addEventListener("popstate", acts.onPop);
  startEvents();
  takeOverUnsent(loadTable);
  document.body.dataset.ready = rules().length ? "1" : "empty";
}

start().catch(async (error) => {
  const [{ setGone }, { toast }] = await Promise.all([coming, import("./say.js")]);
  if (error.name === "Error" && error.message) toast(LIST.notSetUp(error.message));
  setGone(true);
});
