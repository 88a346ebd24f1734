/** The address of the page, which follows where the reader comes to rest. */
import { viewAddress } from "./address.js";

/**
 * Make a view a step of the browser's history. The history of a page that embeds this one is left
 * alone.
 * @param {import("../types").ViewState} view
 */
export function remember(view) {
  const address = ownAddress(view);
  if (isEmbedded()) history.replaceState(history.state, "", address);
  else if (address !== location.href) history.pushState(null, "", address);
}

/**
 * Have the present step of the browser's history name a view.
 * @param {import("../types").ViewState} view
 */
export const carry = (view) => history.replaceState(history.state, "", ownAddress(view));

/**
 * The address of a view on this page, which stays a part of another page where it is one.
 * @param {import("../types").ViewState} view
 */
function ownAddress(view) {
  const address = new URL(viewAddress(view, location.href));
  address.hash = location.hash;
  if (isEmbedded()) address.searchParams.set("embed", "true");
  return address.href;
}

const isEmbedded = () => document.documentElement.classList.contains("cl-embed");
