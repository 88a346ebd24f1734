/**
 * What must be known before anything of a static site is drawn: its theme, and whether another
 * page has it inside.
 */
const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.theme = isDark ? "dark" : "light";
if (new URLSearchParams(location.search).get("embed") === "true") {
  document.documentElement.classList.add("cl-embed");
}
