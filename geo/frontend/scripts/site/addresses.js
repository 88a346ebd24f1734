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
  const address = new URL(viewAddress(view, location.href));
  const embed = new URLSearchParams(location.search).get("embed");
  address.hash = location.hash;
  if (embed) {
    address.searchParams.set("embed", embed);
    history.replaceState(null, "", address);
  } else if (address.href !== location.href) history.pushState(null, "", address);
}

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
