/**
 * What must be known before anything is painted: the theme, which the reader may have chosen in
 * Streamlit's menu and else prefers, and whether another page has this one inside.
 */
import { isEmbedded } from "./repair.js";

const CHOSEN_THEME = "stActiveTheme-/-v2";

/** Mark the document. */
export function start() {
  const chosen = chosenTheme();
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = /dark/i.test(chosen) || (prefersDark && !/light/i.test(chosen));
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  if (isEmbedded(location.search)) document.documentElement.classList.add("cl-embed");
}

function chosenTheme() {
  try {
    return localStorage.getItem(CHOSEN_THEME) ?? "";
  } catch {
    return ""; // the browser keeps nothing for this page
  }
}
