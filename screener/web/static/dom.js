/** Making and changing nodes. Text is always text: nothing here takes markup. */

/**
 * @typedef {string | number | Node | null | undefined | false} Kid
 * @typedef {Record<string, any>} Props on: listeners; css: custom or plain properties; anything else: an attribute
 */

/**
 * The one element that fits; an Error where there is none, so that a misspelt id is found at once.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function $(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`nothing fits ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/** @param {string} selector @param {ParentNode} [root] @returns {HTMLElement[]} */
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e));

/**
 * An element: h("div.row", {on: {click}, css: {width: "3%"}, title: "…"}, "text", child).
 * @param {string} tag name and classes, parted by dots
 * @param {Props} [props]
 * @param {...(Kid | Kid[] | (Kid | Kid[])[])} kids
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...kids) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props)) apply(element, key, value);
  element.append(...present(kids));
  return element;
}

/** @param {HTMLElement} element @param {string} key @param {any} value */
function apply(element, key, value) {
  if (value === null || value === undefined || (value === false && !key.startsWith("aria-"))) return;
  if (key === "on") for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  else if (key === "css") for (const [property, v] of Object.entries(value)) element.style.setProperty(property, v);
  else if (key === "value") /** @type {HTMLInputElement} */ (element).value = value;
  else if (key === "checked") /** @type {HTMLInputElement} */ (element).checked = value;
  else element.setAttribute(key, value === true && !key.startsWith("aria-") ? "" : String(value));
}

/** @param {any[]} kids @returns {(Node | string)[]} */
function present(kids) {
  return kids
    .flat(Infinity)
    .filter((kid) => kid !== null && kid !== undefined && kid !== false)
    .map((kid) => (kid instanceof Node ? kid : String(kid)));
}

/** @param {Element} element @param {...(Kid | Kid[] | (Kid | Kid[])[])} kids */
export function put(element, ...kids) {
  element.replaceChildren(...present(kids));
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * One of the page's symbols; with a label it is an image, without it is decoration.
 * @param {string} id
 * @param {string} [label]
 * @returns {SVGElement}
 */
export function icon(id, label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.append(document.createElementNS(SVG, "use"));
  setIcon(svg, id, label);
  return svg;
}

/** @param {SVGElement} svg @param {string} id @param {string} [label] */
export function setIcon(svg, id, label) {
  if (svg.dataset.id !== id) {
    svg.dataset.id = id;
    svg.setAttribute("class", `i ${id}`);
    /** @type {Element} */ (svg.firstElementChild).setAttribute("href", `#${id}`);
  }
  if (label) {
    if (svg.getAttribute("aria-label") === label) return;
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    svg.removeAttribute("aria-hidden");
  } else svg.setAttribute("aria-hidden", "true");
}

/** Sets only what changed: an unchanged text costs no layout. @param {Element} element @param {string} value */
export function text(element, value) {
  const first = element.firstChild;
  if (first instanceof Text && !first.nextSibling) {
    if (first.data !== value) first.data = value;
  } else if (first || value) element.textContent = value;
}

/** @param {Element} element @param {string} name @param {string | number | boolean | null} value null takes it away */
export function attr(element, name, value) {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** @param {HTMLElement} element @param {boolean} yes */
export function hide(element, yes) {
  if (element.hidden !== yes) element.hidden = yes;
}

/** @param {HTMLElement} element @param {string} property @param {string} value */
export function css(element, property, value) {
  if (element.style.getPropertyValue(property) !== value) element.style.setProperty(property, value);
}

/** @param {string} label @param {string} [key] a button's name with its key */
export const keyed = (label, key) => [label, key ? h("kbd", {}, key) : null];

/** @param {EventTarget | null} target @param {string} selector @returns {HTMLElement | null} */
export const closest = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const narrow = () => matchMedia("(max-width: 820px)").matches;
