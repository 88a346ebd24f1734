/** The addresses of a static site. */
import { viewAddress } from "../shared/address.js";

/** @typedef {import("../types").ViewState} ViewState */

/** Whether the other files of the site are beside the page: not where it was opened from disk. */
export const hosted = () => location.protocol.startsWith("http");

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
