/**
 * Addresses of views: reading and writing them, for the dashboard and the static site alike.
 * geo/web/address.py reads the same parameters; tests/web/address_cases.json holds both to it.
 */
import { isDay } from "./days.js";
import { meantParameters, oneOf } from "./repair.js";

/** @typedef {import("../types").ViewState} ViewState */

/**
 * @typedef {object} Known What an address is read against.
 * @property {string[]} days
 * @property {{ has(id: string): boolean, keys(): Iterable<string> }} row
 * @property {Record<string, unknown>} views
 */

/**
 * The parameters of an address, as geo/model/view.py has them, and what each is without a value.
 */
export const PARAMETERS = { date: "", place: "", view: "hindsight", claims: "" };
const ALL_CLAIMS = "all";
const REPEATED_LETTERS = 40;

/**
 * How the value of each parameter is read.
 * @param {Known} known
 * @returns {Record<string, import("./repair.js").Reading>}
 */
const readings = ({ row, views }) => ({
  date: (text) => text.match(/^\d{4}-\d\d-\d\d(?!\d)/)?.[0],
  place: (text) =>
    row.has(text) ? text : [...row.keys()].find((id) => id.toLowerCase() === text.toLowerCase()),
  view: oneOf((value) => Object.hasOwn(views, value)),
  claims: oneOf((value) => value === ALL_CLAIMS),
});

/**
 * What an address asks for. What was mangled on the way is read as it was meant. What is missing
 * takes its default; nonsense too, with a notice.
 * @param {string} search the query of the address
 * @param {Known} known
 * @param {string} opensOn the day that is shown without a date
 * @param {Record<string, string>} [notices] words by parameter, with names in braces
 * @returns {{ view: ViewState, notices: string[], isRepaired: boolean }}
 */
export function parseAddress(search, known, opensOn, notices = {}) {
  const wanted = meantParameters(search, readings(known));
  const [start, end] = [known.days[0], known.days[known.days.length - 1]];
  /** @type {string[]} */
  const said = [];
  /** @type {(key: string, values: Record<string, string>) => void} */
  const notice = (key, values) => {
    said.push(filled(notices[key], { start, end, ...values }));
  };
  let date = opensOn;
  if (wanted.date && !isDay(wanted.date)) {
    notice("date", { wanted: shortened(wanted.date), day: date });
  } else if (wanted.date) {
    date = wanted.date < start ? start : wanted.date > end ? end : wanted.date;
    if (date !== wanted.date) notice("period", { day: date });
  }
  let place = wanted.place ?? "";
  if (place && !known.row.has(place)) {
    notice("place", { wanted: shortened(place) });
    place = "";
  }
  let { view } = PARAMETERS;
  if (wanted.view && !Object.hasOwn(known.views, wanted.view)) {
    notice("view", { wanted: shortened(wanted.view) });
  } else if (wanted.view) view = wanted.view;
  const claims = wanted.claims === ALL_CLAIMS ? ALL_CLAIMS : "";
  const given = new URLSearchParams(search);
  const isRepaired = Object.entries(wanted).some(
    ([name, value]) => value !== given.getAll(name).at(-1),
  );
  return { view: { date, place, view, claims }, notices: said, isRepaired };
}

/**
 * The address of a view: that of the page, with only what the view needs.
 * @param {ViewState} view
 * @param {string} page the page's own address
 */
export function viewAddress(view, page) {
  const address = new URL(page);
  const given = Object.entries(view).filter(([, value]) => value);
  address.search = new URLSearchParams(given).toString();
  address.hash = "";
  return address.href;
}

/**
 * @param {string} words
 * @param {Record<string, string>} values
 */
const filled = (words = "", values = {}) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** @param {string} text */
const shortened = (text) =>
  text.length <= REPEATED_LETTERS ? text : `${text.slice(0, REPEATED_LETTERS)}…`;
