/** Files that were not read: tried again, with a password, or scored all the same. */
import { post } from "./api.js";
import { keepShown } from "./filter.js";
import { drawAll } from "./store.js";
import { takeRow } from "./correct.js";
import { toast } from "./say.js";
import { told } from "./words.js";
import { COMMON } from "./sentences.js";

/** @param {string} key @param {{password?: string, anyway?: boolean}} how */
export async function readAgain(key, how) {
  keepShown(key);
  try {
    if (how.anyway) {
      takeRow((await post("accept", { key })).row);
      drawAll();
      return toast(COMMON.scoredAnyway);
    }
    await post("read", { key, ...(how.password ? { password: how.password } : {}) });
    return toast(COMMON.readingAgain);
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    return toast(COMMON.notRead(told(fault)));
  }
}
