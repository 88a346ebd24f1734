/**
 * What must be known before anything of a static site is drawn: its theme, and whether another
 * page has it inside.
 */
import { isEmbedded } from "../shared/repair.js";

/** Mark the document. */
export function start() {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  if (isEmbedded(location.search)) document.documentElement.classList.add("cl-embed");
}
