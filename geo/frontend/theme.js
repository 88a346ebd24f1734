import { pageDocument, tell } from "./bus.js";

/** Tells `theme` ("light" or "dark") now and whenever the page's ground turns the other way; marks the page's root with it. */
export function watchTheme() {
  const ground = pageDocument.querySelector(".stApp") ?? pageDocument.body;
  let shown;
  const look = () => {
    const [red, green, blue] = getComputedStyle(ground).backgroundColor.match(/\d+(\.\d+)?/g)?.map(Number) ?? [255, 255, 255];
    const theme = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110 ? "dark" : "light";
    if (theme === shown) return;
    shown = theme;
    pageDocument.documentElement.dataset.theme = theme;
    tell("theme", theme);
  };
  const watcher = new MutationObserver(look);
  watcher.observe(ground, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  watcher.observe(pageDocument.documentElement, { attributes: true, attributeFilter: ["class", "style"] });
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const later = () => setTimeout(look, 200);
  preference.addEventListener("change", later);
  look();
  return () => {
    watcher.disconnect();
    preference.removeEventListener("change", later);
  };
}
