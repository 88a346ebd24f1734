import { publish, stopAll, subscribe } from "./bus.js";

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
  /** @type {string | undefined} */
  let published;
  const look = () => {
    const theme =
      brightness(getComputedStyle(ground()).backgroundColor) < DARK_BELOW ? "dark" : "light";
    if (theme === published) return;
    published = theme;
    document.documentElement.dataset.theme = theme;
    publish("theme", theme);
  };
  const watcher = new MutationObserver(look);
  const watch = () => {
    watcher.disconnect();
    const attributeFilter = ["class", "style"];
    for (const watched of [ground(), document.documentElement]) {
      watcher.observe(watched, { attributes: true, attributeFilter });
    }
    look();
  };
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const later = () => setTimeout(look, FOLLOW_MS);
  preference.addEventListener("change", later);
  watch();
  const stops = [
    subscribe("page", watch),
    () => watcher.disconnect(),
    () => preference.removeEventListener("change", later),
  ];
  return () => stopAll(stops);
}

/** What the page stands on: the first sight, Streamlit's page, or the site. */
const ground = () =>
  document.getElementById("cl-first") ?? document.querySelector(".stApp") ?? document.body;

/**
 * The luminance of a colour as CSS computes it, from 0 to 255; white where it cannot be read.
 * @param {string} colour
 */
export function brightness(colour) {
  const [red, green, blue] = colour.match(/\d+(\.\d+)?/g)?.map(Number) ?? [255, 255, 255];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
