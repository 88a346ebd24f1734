/** The addresses of a static site. */
import { viewAddress } from "../shared/address.js";

/** @typedef {import("../types").ViewState} ViewState */

/** Whether the other files of the site are beside the page: not where it was opened from disk. */
export const hosted = () => location.protocol.startsWith("http");

/**
 * Make where the reader came to rest a step of the browser's history. The history of a page that
 * embeds this one is left alone.
 * @param {ViewState} view
 */
export function remember(view) {
  const address = ownAddress(view);
  if (isEmbedded()) history.replaceState(null, "", address);
  else if (address !== location.href) history.pushState(null, "", address);
}

/**
 * Write the address anew, as that of the view that was read of it.
 * @param {ViewState} view
 */
export const correct = (view) => history.replaceState(null, "", ownAddress(view));

/**
 * The address of a view on this page, which stays a part of another page where it is one.
 * @param {ViewState} view
 */
function ownAddress(view) {
  const address = new URL(viewAddress(view, location.href));
  address.hash = location.hash;
  if (isEmbedded()) address.searchParams.set("embed", "true");
  return address.href;
}

const isEmbedded = () => document.documentElement.classList.contains("cl-embed");

/**
 * The address to hand on. On a host it is that of the day's own page, which has a preview and
 * leads here.
 * @param {ViewState} view
 * @param {string} days the folder of the pages of days
 */
export function publishedAddress(view, days) {
  const address = viewAddress(view, location.href);
  if (!hosted()) return address;
  return new URL(`${days}${view.date}.html${new URL(address).search}`, address).href;
}
