/**
 * The small page of a day, which leads on to the map of that day. Its address keeps what it has
 * besides.
 */

/** The element with this script carries the day. */
export function start() {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  const { day = "" } = document.currentScript?.dataset ?? {};
  const wanted = new URLSearchParams(location.search);
  if (!wanted.has("date")) wanted.set("date", day);
  location.replace(`../index.html?${wanted}`);
}
