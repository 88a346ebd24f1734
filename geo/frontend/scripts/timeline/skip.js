/** Links before everything else that lead readers with a keyboard past what they do not want. */
import { pageDocument } from "../shared/bus.js";
import { element } from "../shared/elements.js";

/** What each link leads to: its words, and where it is. */
const TARGETS = [
  ["Skip to the date", ".cl-slider"],
  ["Skip to the search", ".cl-search input"],
  ["Skip to the panel", ".st-key-place_panel"],
];

/**
 * Put the links at the top of the page. Where a target is not shown, its link is not either.
 * @returns {() => void} what takes them away
 */
export function mountSkipLinks() {
  const links = element("nav", "", "cl-skip");
  links.setAttribute("aria-label", "Skip");
  for (const [words, selector] of TARGETS) links.append(skipLink(words, selector));
  pageDocument.body.prepend(links);
  return () => links.remove();
}

/**
 * @param {string} words
 * @param {string} selector
 */
function skipLink(words, selector) {
  const link = Object.assign(element("a", words), { href: "#" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    /** @type {HTMLElement | null} */
    const target = pageDocument.querySelector(selector);
    if (target?.tabIndex === -1) target.setAttribute("tabindex", "-1");
    target?.focus();
  });
  return link;
}
