import { hear, last } from "./bus.js";

/** The panel waits until the day stands still for so long. */
const RESTED_MS = 90;

/**
 * The panel of a page without a server: of the dossier of the picked place, or of the day, it shows what the day and the view read.
 * Takes a function that promises `{places, days, statements}`, each HTML by id, as geo/panel.py writes them.
 */
export function mountPanel(root, dossiers) {
  let shown, timer;
  const show = async () => {
    const { places, days, statements } = await dossiers();
    const date = last("date"), place = last("place"), key = place || date;
    if (key !== shown) root.replaceChildren(whole(place ? places[place] : days[date], statements));
    shown = key;
    reveal(root, date, last("view"));
  };
  const soon = (delay) => () => {
    clearTimeout(timer);
    timer = setTimeout(show, delay);
  };
  hear("date", soon(RESTED_MS));
  hear("view", soon(0));
  hear("place", soon(0));
}

/** A dossier with the statements put in. */
function whole(dossier, statements) {
  const made = document.createElement("template");
  made.innerHTML = dossier ?? "";
  for (const gap of made.content.querySelectorAll("template[data-put]")) gap.outerHTML = statements[gap.dataset.put] ?? "";
  return made.content;
}

/** Hide what is about later days, what the view does not read, and what is left empty; set the numbers. Days are ISO, so they compare. */
function reveal(root, date, view) {
  const read = (about, published) => about <= date && (view !== "known" || published <= date);
  for (const part of root.querySelectorAll("[data-view]")) {
    const { view: only, from = date, until = date } = part.dataset;
    part.hidden = only !== view || from > date || until < date;
  }
  for (const item of root.querySelectorAll("[data-about]")) {
    const { about, public: published, correctedAbout, correctedPublic } = item.dataset;
    item.hidden = !read(about, published);
    item.classList.toggle("cl-withdrawn", correctedAbout !== undefined && read(correctedAbout, correctedPublic));
  }
  for (const group of root.querySelectorAll(".cl-side, .cl-day, .cl-events")) group.hidden = !group.querySelector("[data-about]:not([hidden])");
  for (const silent of root.querySelectorAll(".cl-silent")) silent.textContent = Math.round((Date.parse(date) - Date.parse(silent.dataset.last)) / 86_400_000);
  const count = root.querySelectorAll(".cl-claim:not([hidden])").length, later = root.querySelectorAll(".cl-claim[hidden]").length;
  const numbers = { ".cl-some": count, ".cl-later": later };
  for (const [name, number] of Object.entries(numbers)) {
    for (const part of root.querySelectorAll(name)) {
      part.hidden = !number;
      for (const place of part.querySelectorAll(".cl-count")) place.textContent = number;
    }
  }
  for (const part of root.querySelectorAll(".cl-empty")) part.hidden = Boolean(root.querySelector("[data-about]:not([hidden])")) && count > 0;
}
