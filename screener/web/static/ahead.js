/** What is asked for before anything else: the first rows come while the other modules do. */

/** How many rows come first: as many as the list has nodes. */
export const FIRST = 60;

/** Whether the program was started blind: then it tells no names, whatever is asked. */
export const alwaysBlind = () => document.documentElement.dataset.blind === "always";

/** Whether the page is blind where its address does not say. */
export const blindUnlessSaid = () => ["1", "always"].includes(document.documentElement.dataset.blind ?? "");

/** Whether an address makes the page blind. @param {string} fragment */
export function isBlind(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/, "")).get("blind");
  return said === null || alwaysBlind() ? blindUnlessSaid() : said !== "0";
}

/** @param {boolean} blind @param {number} from @param {number} n the address of a part of the table */
export const tableAddress = (blind, from, n) => `table?blind=${Number(blind)}&from=${from}&n=${n}`;

const address = tableAddress(isBlind(location.hash), 0, FIRST);
/** @type {Promise<any> | null} */
let coming = fetch(address, { cache: "no-store", credentials: "omit" }).then((answer) => (answer.ok ? answer.json() : null), () => null);

/** The answer that was asked for ahead, once; null where it is another's or did not come. @param {string} asked @returns {Promise<any>} */
export async function takeAhead(asked) {
  const answer = asked === address ? coming : null;
  coming = null;
  return answer;
}
