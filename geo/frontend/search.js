import { last } from "./bus.js";
import { content, inWords } from "./record.js";

const MOST_PLACES = 6;
const MOST_CLAIMS = 12;
/** The words of claims are fetched and looked through from so many letters on. */
const LETTERS = 3;

/** Lower case without accents and marks, anything but letters and digits as one blank: so that one spelling finds another. */
const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const joined = (text) => plain(text).replaceAll(" ", "");

/** Places whose name, in any spelling, begins with the words or holds them; the most reported first. */
function placesFitting(index, words) {
  const wanted = joined(words);
  if (!wanted) return [];
  const rank = (names) => (names.some((name) => name.startsWith(wanted)) ? 0 : names.some((name) => name.includes(wanted)) ? 1 : 2);
  return index
    .map(({ place, names }) => [rank(names), place])
    .filter(([at]) => at < 2)
    .sort(([one, first], [other, second]) => one - other || first.weight - second.weight)
    .slice(0, MOST_PLACES)
    .map(([, place]) => place);
}

/** Claims that hold every word, in the order of the days that they are about. */
function claimsFitting(claims, words) {
  const wanted = plain(words).split(" ");
  return claims.filter(({ text }) => wanted.every((word) => text.includes(word)));
}

/**
 * A search of places in any spelling, and of the words of claims. Takes the record, names of areas by id, and `claims`: the address of,
 * or a function that promises, `[place, day about, day public, claimant, summary]` of each. What is found carries `data-go-place` and
 * `data-go-date`, which the timeline follows.
 */
export function mountSearch(root, record, areas, claims) {
  const input = root.querySelector("input"), found = root.querySelector("ul");
  const index = record.places.map((place) => ({ place, names: [place.name, ...(place.names ?? [])].map(joined) }));
  let told, asked = 0;
  const close = () => {
    found.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const items = () => [...found.querySelectorAll("[data-go-place]")];
  const mark = (step) => {
    const all = items(), now = all.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (!all.length) return;
    const next = all[(now + step + all.length) % all.length];
    for (const item of all) item.setAttribute("aria-selected", String(item === next));
    next.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", next.id);
  };
  const fill = (lines) => {
    found.replaceChildren(...lines);
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(1);
  };
  const show = async () => {
    const words = input.value, turn = ++asked;
    if (!plain(words)) return close();
    const places = placesFitting(index, words).map((place) => placeLine(place, record, areas));
    if (plain(words).length < LETTERS) return fill(places.length ? places : [note("Nothing found; type more letters to search the claims")]);
    fill(places.length ? places : [note("Searching the claims")]);
    told ??= (typeof claims === "function" ? claims() : content(claims)).then((rows) => rows.map((row) => searchable(row, record)));
    const fitting = claimsFitting(await told, words);
    if (turn !== asked) return;
    const lines = fitting.slice(0, MOST_CLAIMS).map((claim, number) => claimLine(claim, number));
    if (lines.length) lines.unshift(note(fitting.length > lines.length ? `${fitting.length} claims, the first ${lines.length}` : `Claims: ${fitting.length}`));
    fill(places.length || lines.length ? [...places, ...lines] : [note("No place and no claim in the record has these words")]);
  };
  const picked = () => {
    asked++;
    input.value = "";
    close();
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Enter" && !found.hidden) found.querySelector("[aria-selected=true]")?.click();
  });
  found.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus until something is picked
  found.addEventListener("click", (event) => event.target.closest("[data-go-place]") && setTimeout(picked));
}

function searchable([place, about, published, claimant, summary], record) {
  const at = record.places[record.row.get(place)];
  return { place: at, about, published, claimant, summary, text: plain(`${at?.name ?? ""} ${claimant} ${summary}`) };
}

function line(id, children, go) {
  const item = Object.assign(document.createElement("li"), { id });
  item.setAttribute("role", "option");
  Object.assign(item.dataset, go);
  item.append(...children);
  return item;
}

const small = (text) => Object.assign(document.createElement("small"), { textContent: text });

function note(words) {
  const item = Object.assign(document.createElement("li"), { textContent: words, className: "cl-none" });
  item.setAttribute("role", "presentation");
  return item;
}

function placeLine(place, record, areas) {
  const where = place.kind === record.area_kind ? place.kind : `${place.kind}, ${areas.get(place.area) ?? place.area}`;
  return line(`cl-found-${place.id}`, [place.name, small(where)], { goPlace: place.id });
}

/** Goes to the day that the claim is about, or, as known then, to the day on which it was public. */
function claimLine({ place, about, published, claimant, summary }, number) {
  const head = Object.assign(document.createElement("strong"), { textContent: `${place?.name ?? ""}, ${inWords(about)}` });
  const said = Object.assign(document.createElement("span"), { textContent: `${claimant}: ${summary}` });
  return line(`cl-found-claim-${number}`, [head, said], { goPlace: place?.id ?? "", goDate: last("view") === "known" ? published : about });
}
