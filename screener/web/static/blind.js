/** Blind: no name, contact, school or employer, until one is asked for with a reason. */
import { h } from "./dom.js";
import { post } from "./api.js";
import { S, draw } from "./store.js";
import { load } from "./acts.js";
import { forget } from "./load.js";
import { releaseAll } from "./pictures.js";
import { unsent } from "./queue.js";
import { dialog, end, toast } from "./say.js";
import { alwaysBlind } from "./ahead.js";
import { remember } from "./url.js";
import { numbered } from "./words.js";
import { BLIND } from "./sentences.js";

/** @import {Row} from "./types.js" */

/** The page is loaded anew: nothing of what was shown stays in it. */
export async function flipBlind() {
  if (alwaysBlind()) return toast(BLIND.staysBlind);
  // What was done a moment ago is on its way; the browser would ask whether to leave it.
  for (let tries = 0; unsent().length && tries < 20; tries++) await new Promise((go) => setTimeout(go, 50));
  S.view.blind = !S.view.blind;
  S.typed = "";
  S.view.facets.place = "";
  releaseAll();
  history.replaceState({}, "", location.hash);
  remember();
  document.title = "screener review";
  location.reload();
}

/** @param {Row} row */
export function unblind(row) {
  const reason = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "unblind-reason", maxlength: 200, on: { input: () => { yes.disabled = !reason.value.trim(); } } }));
  const yes = /** @type {HTMLButtonElement} */ (h("button.solid", { disabled: true }, BLIND.showName));
  dialog(BLIND.showNameOf(numbered(row)), (close) => {
    const show = async () => {
      if (!reason.value.trim()) return;
      close();
      try {
        const { contact } = await post("unblind", { key: row.key, reason: reason.value.trim() });
        S.shown.add(row.key);
        row.name = contact?.name ?? row.name;
        forget(row.key);
        draw("list", "head");
        await load(row.key);
        toast(BLIND.shown);
      } catch (error) {
        toast(BLIND.notShown(/** @type {Error} */ (error).message));
      }
    };
    yes.addEventListener("click", show);
    reason.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
    return [h("p.faint", {}, BLIND.logged), h("label.col", {}, "Reason", reason), end(h("button.ghost", { on: { click: close } }, "Cancel"), yes)];
  });
}
