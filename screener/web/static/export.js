/** The shortlist as a file. All numbers in it are worked out by the program again. */
import { $, h } from "./dom.js";
import { download, post } from "./api.js";
import { S, changed } from "./store.js";
import { keys } from "./list.js";
import { dialog, end, toast } from "./say.js";
import { told } from "./words.js";
import { EXPORT } from "./sentences.js";

/** @type {[string, string][]} */
const FORMATS = [
  ["csv", "CSV"],
  ["xlsx", EXPORT.workbook],
  ["json", "JSON"],
  ["html", EXPORT.report],
  ["greenhouse", "Greenhouse"],
  ["lever", "Lever"],
  ["bullhorn", "Bullhorn"],
];

export function startExport() {
  $("#export").addEventListener("click", ask);
}

/** @param {string} name @param {string} value @param {string} label @param {boolean} checked */
const choice = (name, value, label, checked) => h("label", {}, h("input", { type: "radio", name, value, checked }), label);

function ask() {
  const shown = keys();
  const offered = FORMATS.filter(([value]) => S.table.run?.exports?.includes(value) ?? true);
  const path = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "export-path", autocomplete: "off", spellcheck: "false" }));
  const blind = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", checked: S.view.blind, disabled: S.view.blind ? true : null }));
  dialog("Export", (close) => {
    const form = h("form", { on: { submit: (/** @type {Event} */ event) => event.preventDefault() } },
      h("fieldset", {}, h("legend", {}, "As"), offered.map(([value, label], i) => choice("format", value, label, i === 0))),
      h("fieldset", {}, h("legend", {}, "Which"),
        choice("scope", "all", `All ${S.table.rows.length}`, true),
        choice("scope", "filtered", EXPORT.filtered(shown.length), false),
        S.view.x.length ? choice("scope", "picked", `Picked: ${S.view.x.length}`, false) : null),
      h("label.col", {}, EXPORT.toFile, path),
      h("label.check", {}, blind, EXPORT.blind),
      changed() ? h("p.faint", {}, EXPORT.unsaved) : null);
    const go = () => {
      const given = new FormData(/** @type {HTMLFormElement} */ (form));
      close();
      write(String(given.get("format")), String(given.get("scope")), blind.checked, shown, path.value.trim());
    };
    return [form, end(h("button.ghost", { on: { click: close } }, "Cancel"), h("button.solid", { id: "do-export", on: { click: go } }, "Export"))];
  });
}

/** @param {string} format @param {string} scope @param {boolean} blind @param {string[]} shown @param {string} path */
async function write(format, scope, blind, shown, path) {
  const keys = scope === "picked" ? S.view.x : scope === "filtered" ? shown : [];
  try {
    if (path) return written((await post(`export/${format}`, { blind, scope, keys, weights: S.view.w, path })).path);
    const { name, blob } = await download(`export/${format}`, { blind, scope, keys, weights: S.view.w });
    const address = URL.createObjectURL(blob);
    const link = h("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
    toast(EXPORT.written(name));
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    toast(EXPORT.notExported(told(fault)));
  }
  return undefined;
}

/** A page cannot open a folder by itself: it gives the way there. @param {string} path */
function written(path) {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "written", readonly: true, value: path }));
  const copy = async () => {
    field.select();
    await navigator.clipboard.writeText(path).then(() => toast("Copied"), () => toast(EXPORT.pressCopy));
  };
  dialog("Exported", (close) => [
    h("label.col", {}, EXPORT.theFile, field),
    end(h("button.ghost", { id: "copy-path", on: { click: copy } }, EXPORT.copyPath), h("button.solid", { on: { click: close } }, "Close")),
  ]);
}
