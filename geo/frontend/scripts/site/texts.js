/** The texts of a static site: panels of all places and days, and the pages to read. */
import { find } from "../shared/elements.js";

/**
 * @typedef {object} Texts HTML by id, as geo/web/panels.py writes it.
 * @property {Record<string, string>} places
 * @property {Record<string, string>} days
 * @property {Record<string, string>} statements
 * @property {Record<string, string>} pages
 */

/**
 * What a function returned when it was first called.
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
export function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * The texts that stand in the page, which may still be on their way.
 * @returns {Promise<Texts>}
 */
export async function readTexts() {
  if (document.readyState === "loading") {
    await new Promise((done) =>
      document.addEventListener("DOMContentLoaded", done, { once: true }),
    );
  }
  return unpack(document.getElementById("cl-texts")?.textContent ?? "");
}

/**
 * JSON out of gzip in base64.
 * @param {string} packed
 */
async function unpack(packed) {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/**
 * The claims as the search takes them, out of the statements, by the day that they are about.
 * @param {Texts} texts
 * @returns {import("../types").ClaimRow[]}
 */
export function claimRows({ statements }) {
  const made = document.createElement("template");
  made.innerHTML = Object.values(statements).join("");
  /** @type {NodeListOf<HTMLElement>} */
  const items = made.content.querySelectorAll("[data-of]");
  const rows = [...items].map((item) => {
    const { of = "", about = "", public: published = "" } = item.dataset;
    const claimant = find(item, ".cl-claimant strong").textContent ?? "";
    const summary = find(item, ".cl-summary").textContent ?? "";
    return /** @type {import("../types").ClaimRow} */ ([of, about, published, claimant, summary]);
  });
  return rows.sort(([, one], [, two]) => (one < two ? -1 : one > two ? 1 : 0));
}
