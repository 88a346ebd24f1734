import { pageDocument, publish } from "./bus.js";

/** A ground that is darker than this (0 to 255) makes the dark theme. */
const DARK_BELOW = 110;

/** How long a page may take to follow the reader's preference, in milliseconds. */
const FOLLOW_MS = 200;

/**
 * Publish `theme`, "light" or "dark", now and whenever the page's ground changes, and mark the
 * page's root with it.
 * @returns {() => void} what ends it
 */
export function watchTheme() {
  const ground = pageDocument.querySelector(".stApp") ?? pageDocument.body;
  /** @type {string | undefined} */
  let published;
  const look = () => {
    const theme =
      brightness(getComputedStyle(ground).backgroundColor) < DARK_BELOW ? "dark" : "light";
    if (theme === published) return;
    published = theme;
    pageDocument.documentElement.dataset.theme = theme;
    publish("theme", theme);
  };
  const watcher = new MutationObserver(look);
  watcher.observe(ground, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  const attributeFilter = ["class", "style"];
  watcher.observe(pageDocument.documentElement, { attributes: true, attributeFilter });
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const later = () => setTimeout(look, FOLLOW_MS);
  preference.addEventListener("change", later);
  look();
  return () => {
    watcher.disconnect();
    preference.removeEventListener("change", later);
  };
}

/**
 * The luminance of a colour as CSS computes it, from 0 to 255; white where it cannot be read.
 * @param {string} colour
 */
export function brightness(colour) {
  const [red, green, blue] = colour.match(/\d+(\.\d+)?/g)?.map(Number) ?? [255, 255, 255];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
