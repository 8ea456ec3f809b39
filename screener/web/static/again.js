/** Files that were not read: tried again, with a password, or scored all the same. */
import { post } from "./api.js";
import { keepShown } from "./filter.js";
import { drawAll } from "./store.js";
import { takeRow } from "./correct.js";
import { toast } from "./say.js";
import { told } from "./words.js";

/** @param {string} key @param {{password?: string, anyway?: boolean}} how */
export async function readAgain(key, how) {
  keepShown(key);
  try {
    if (how.anyway) {
      takeRow((await post("accept", { key })).row);
      drawAll();
      return toast("Scored all the same");
    }
    await post("read", { key, ...(how.password ? { password: how.password } : {}) });
    return toast("Reading again");
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    return toast(`Not read. ${told(fault)}`);
  }
}
