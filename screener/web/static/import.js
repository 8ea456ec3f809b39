/** Files, folders or a zip: dropped anywhere or chosen. What was read stays when reading is stopped. */
import { $, text } from "./dom.js";
import { post, send } from "./api.js";
import { say, toast } from "./say.js";
import { S } from "./store.js";
import { takePostingFile } from "./posting.js";
import { count, told } from "./words.js";
import { COMMON, IMPORT } from "./sentences.js";

export function startImport() {
  const files = /** @type {HTMLInputElement} */ ($("#files"));
  const folder = /** @type {HTMLInputElement} */ ($("#folder"));
  for (const id of ["#choose-files", "#add-files"]) $(id).addEventListener("click", () => files.click());
  $("#choose-folder").addEventListener("click", () => folder.click());
  for (const input of [files, folder]) {
    input.addEventListener("change", () => {
      read([...(input.files ?? [])]);
      input.value = "";
    });
  }
  $("#stop").addEventListener("click", stop);
  startDrop();
}

function startDrop() {
  const outline = $("#drop");
  let inside = 0;
  const carriesFiles = /** @param {DragEvent} event */ (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    inside++;
    outline.hidden = false;
    const n = event.dataTransfer?.items.length ?? 0;
    text($("p", outline), S.view.post ? IMPORT.readPosting : n ? `Read ${count(n, "file")}` : IMPORT.readFiles);
  });
  document.addEventListener("dragleave", () => {
    if (--inside <= 0) outline.hidden = true;
  });
  document.addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    inside = 0;
    outline.hidden = true;
    const dropped = await filesOf(event.dataTransfer);
    if (S.view.post && dropped.length) takePostingFile(dropped[0]);
    else read(dropped);
  });
}

/** Files of a drop, folders walked. @param {DataTransfer | null} dropped @returns {Promise<File[]>} */
async function filesOf(dropped) {
  if (!dropped) return [];
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry?.());
  if (entries.some((entry) => entry?.isDirectory)) {
    const walked = await Promise.all(entries.map((entry) => (entry ? walk(entry) : [])));
    return walked.flat();
  }
  return [...dropped.files];
}

/** @param {any} entry a FileSystemEntry @returns {Promise<File[]>} */
async function walk(entry) {
  if (entry.isFile) return [await new Promise((found, failed) => entry.file(found, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const batch = await new Promise((got, failed) => reader.readEntries(got, failed));
    if (!batch.length) return found;
    for (const each of batch) found.push(...(await walk(each)));
  }
}

/** @param {File[]} files */
async function read(files) {
  if (!files.length) return;
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  toast(`Reading ${count(files.length, "file")}`);
  try {
    await send("files", form);
    $("#empty").hidden = true;
    document.body.dataset.empty = "no";
  } catch (error) {
    const fault = /** @type {import("./api.js").Fault} */ (error);
    toast(COMMON.notRead(told(fault)));
  }
}

async function stop() {
  try {
    await post("stop", {});
    $("#progress").hidden = true;
    say(IMPORT.stopped);
    toast(IMPORT.stopped);
  } catch (error) {
    toast(IMPORT.notStopped(/** @type {Error} */ (error).message));
  }
}
