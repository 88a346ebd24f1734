/** Links before everything else that lead readers with a keyboard past what they do not want. */
import { element } from "../shared/elements.js";

/** What each link leads to: its words, where it is, and the id that it gets. */
const TARGETS = [
  ["Skip to the date", ".cl-slider", "cl-date"],
  ["Skip to the search", ".cl-search input", "cl-search"],
  ["Skip to the panel", ".st-key-place_panel", "cl-place-panel"],
];

/**
 * Put the links at the top of the page. Where a target is not shown, its link is not either.
 * @returns {() => void} what takes them away
 */
export function mountSkipLinks() {
  const links = element("nav", "", "cl-skip");
  links.setAttribute("aria-label", "Skip");
  for (const [words, selector, id] of TARGETS) links.append(skipLink(words, selector, id));
  document.body.prepend(links);
  return () => links.remove();
}

/**
 * @param {string} words
 * @param {string} selector
 * @param {string} id
 */
function skipLink(words, selector, id) {
  const link = Object.assign(element("a", words), { href: `#${id}` });
  const target = () => {
    /** @type {HTMLElement | null} */
    const found = document.querySelector(selector);
    if (found) found.id ||= id;
    if (found?.tabIndex === -1) found.setAttribute("tabindex", "-1");
    return found;
  };
  target();
  link.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    target()?.focus();
  });
  return link;
}
