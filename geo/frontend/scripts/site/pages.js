/** The pages of a static site, and notices above its panel. */
import { element } from "../shared/elements.js";

/** @typedef {import("./texts.js").Texts} Texts */

/**
 * Show the page that the address names behind its #: the map, or one of the pages to read. Only
 * its first letters count, since links get full stops and brackets at their end.
 * @param {string} hash
 * @param {() => Promise<Texts>} texts
 */
export async function showPage(hash, texts) {
  /** @type {HTMLElement[]} */
  const pages = [...document.querySelectorAll("[data-page]")].map(
    (page) => /** @type {any} */ (page),
  );
  const [name] = hash.toLowerCase().match(/[a-z]+/) ?? [];
  const current = pages.find(({ dataset }) => dataset.page === name) ?? pages[0];
  const { page: key = "" } = current.dataset;
  if (!current.firstElementChild) current.innerHTML = (await texts()).pages[key];
  for (const page of pages) page.hidden = page !== current;
  for (const link of document.querySelectorAll("[data-page-link]")) {
    const isCurrent = /** @type {HTMLElement} */ (link).dataset.pageLink === key;
    link.toggleAttribute("aria-current", isCurrent);
  }
  // The map has to measure itself anew after it was hidden.
  if (current === pages[0]) dispatchEvent(new Event("resize"));
}

/**
 * Say above the panel what the address asked for in vain.
 * @param {HTMLElement} root
 * @param {string[]} notices
 */
export function showNotices(root, notices) {
  root.hidden = !notices.length;
  root.replaceChildren(...notices.map((words) => element("p", words)));
}
