/** The adapter to a page without a server: its contents stand in the page, its address is kept by the browser. */
import { mount as mountHeadline } from "./headline.js";
import { draw } from "./map.js";
import { mountPanel } from "./panel.js";
import { mount as mountPlaces } from "./places.js";
import { load } from "./record.js";
import { linkTo, mount as mountTimeline } from "./timeline.js";

const text = (id) => document.getElementById(id).textContent;
const part = (name) => document.querySelector(`[data-part=${name}]`);

/** Mount all parts and keep them with the address; the map first, and what is to be read once it is on the screen. */
export async function start() {
  const record = JSON.parse(text("cl-states")), land = JSON.parse(text("cl-land")), settings = JSON.parse(text("cl-settings"));
  const known = await load(record);
  const { selection, notices } = selectionOf(location.search, known, settings);
  const link = (chosen) => published(linkTo(chosen), settings, chosen);
  const timeline = await mountTimeline(part("timeline"), { record, selection, rest: remember, link });
  await Promise.all([draw(L.map(part("map"), settings.options), { record, land, window: settings.window }), mountHeadline(part("headline"), { record })]);
  await painted();
  const written = once(async () => unpacked(await arrived("cl-written")));
  await mountPlaces(part("places"), { record, claims: () => claimsIn(written) });
  mountPanel(part("panel"), written);
  tell(notices);
  for (const beside of document.querySelectorAll("[data-hosted]")) beside.hidden = !hosted();
  addEventListener("popstate", () => {
    const wanted = selectionOf(location.search, known, settings);
    timeline.adopt(wanted.selection);
    tell(wanted.notices);
    turn(written);
  });
  turn(written);
}

/** The claims as the search takes them, out of the statements. */
async function claimsIn(written) {
  const { statements } = await written(), made = document.createElement("template");
  made.innerHTML = Object.values(statements).join("");
  const claims = [...made.content.querySelectorAll("[data-of]")].map((item) => {
    const [claimant, summary] = [".cl-who strong", ".cl-says"].map((name) => item.querySelector(name).textContent);
    return [item.dataset.of, item.dataset.about, item.dataset.public, claimant, summary];
  });
  return claims.sort(([, one], [, other]) => (one < other ? -1 : one > other ? 1 : 0));
}

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** What a function returned when it was first called. */
function once(make) {
  let made;
  return () => (made ??= make());
}

/** What the address asks for; what is missing or nonsense takes its default, nonsense with a notice. */
function selectionOf(search, record, { opens_on: opens, notices: words }) {
  const wanted = Object.fromEntries(new URLSearchParams(search)), notices = [];
  const [start, end] = [record.days[0], record.days.at(-1)];
  const note = (key, values) => notices.push(words[key].replace(/\{(\w+)\}/g, (_, name) => ({ start, end, ...values })[name]));
  const short = (value) => (value.length <= 40 ? value : `${value.slice(0, 40)}…`);
  let date = opens;
  if (wanted.date && !isDay(wanted.date)) note("date", { wanted: short(wanted.date), day: date });
  else if (wanted.date) {
    date = wanted.date < start ? start : wanted.date > end ? end : wanted.date;
    if (date !== wanted.date) note("period", { day: date });
  }
  let place = wanted.place ?? "";
  if (place && !record.row.has(place)) {
    note("place", { wanted: short(place) });
    place = "";
  }
  let view = "hindsight";
  if (wanted.view && !Object.hasOwn(record.views, wanted.view)) note("view", { wanted: short(wanted.view) });
  else if (wanted.view) view = wanted.view;
  return { selection: { date, place, view, claims: "" }, notices };
}

const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** Where the reader came to rest becomes a step of the browser's history; not of that of a page around this one. */
function remember(selection) {
  const address = new URL(linkTo(selection)), embed = new URLSearchParams(location.search).get("embed");
  address.hash = location.hash;
  if (embed) address.searchParams.set("embed", embed);
  if (embed) history.replaceState(null, "", address);
  else if (address.href !== location.href) history.pushState(null, "", address);
  tell([]);
}

/** The address to hand on: on a host, that of the day's own page, which has a preview and leads here. */
function published(address, { days }, { date }) {
  if (!hosted()) return address;
  const { search } = new URL(address);
  return new URL(`${days}${date}.html${search}`, address).href;
}

/** Whether the other files of the site are beside the page: not where it was opened from disk. */
const hosted = () => location.protocol.startsWith("http");

/** Say above the panel what the address asked for in vain. */
function tell(notices) {
  const lines = notices.map((words) => Object.assign(document.createElement("p"), { textContent: words }));
  part("notices").hidden = !lines.length;
  part("notices").replaceChildren(...lines);
}

/** Show the page that the address names behind its #: the map, or one of the pages to read. */
async function turn(written) {
  const wanted = location.hash.slice(1);
  const pages = [...document.querySelectorAll("[data-page]")];
  const shown = pages.find(({ dataset }) => dataset.page === wanted) ?? pages[0];
  if (!shown.firstElementChild) shown.innerHTML = (await written()).pages[shown.dataset.page];
  for (const page of pages) page.hidden = page !== shown;
  for (const link of document.querySelectorAll("[data-turn]")) link.toggleAttribute("aria-current", link.dataset.turn === shown.dataset.page);
  if (shown === pages[0]) dispatchEvent(new Event("resize"));
}

/** The text of an element that stands behind this script and may still be on its way. */
async function arrived(id) {
  if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  return text(id);
}

/** JSON out of gzip in base64. */
async function unpacked(packed) {
  const letters = atob(packed), bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
