/** What the browser keeps: theme, width of the list, whether single keys are on. Nothing of any person. */

/** @typedef {"theme" | "width" | "keys"} Setting */

/** @param {Setting} name */
export function setting(name) {
  try {
    return localStorage.getItem(`screener-${name}`) ?? "";
  } catch {
    return "";
  }
}

/** @param {Setting} name @param {string} value */
export function setSetting(name, value) {
  try {
    if (value) localStorage.setItem(`screener-${name}`, value);
    else localStorage.removeItem(`screener-${name}`);
  } catch {
    // A browser that keeps nothing forgets it on reload, that is all.
  }
}
