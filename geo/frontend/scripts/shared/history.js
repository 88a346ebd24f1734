/** The address of the page, which follows where the reader comes to rest. */
import { viewAddress } from "./address.js";

/** A parameter that says how the page is shown, not what. */
const OPTIONS = "embed_options";

/**
 * Make a view a step of the browser's history. The history of a page that embeds this one is left
 * alone.
 * @param {import("../types").ViewState} view
 * @returns {boolean} whether the address has changed
 */
export function remember(view) {
  return write(view, isEmbedded());
}

/**
 * Have the present step of the browser's history name a view.
 * @param {import("../types").ViewState} view
 */
export const carry = (view) => write(view, true);

/**
 * @param {import("../types").ViewState} view
 * @param {boolean} replaces
 */
function write(view, replaces) {
  const present = new URLSearchParams(location.search);
  const address = new URL(viewAddress(view, location.href));
  address.hash = location.hash;
  if (isEmbedded()) address.searchParams.set("embed", "true");
  const options = present.get(OPTIONS);
  if (options) address.searchParams.set(OPTIONS, options);
  if (address.href === location.href) return false;
  if (replaces) history.replaceState(history.state, "", address);
  else history.pushState(null, "", address);
  return true;
}

const isEmbedded = () => document.documentElement.classList.contains("cl-embed");
