/**
 * What must be known before anything is painted: the theme, which the reader may have chosen in
 * Streamlit's menu and else prefers, and whether another page has this one inside.
 */
const CHOSEN_THEME = "stActiveTheme-/-v2";
const chosenTheme = () => {
  try {
    return localStorage.getItem(CHOSEN_THEME) ?? "";
  } catch {
    return ""; // the browser keeps nothing for this page
  }
};
const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
const isDark = /dark/i.test(chosenTheme()) || (prefersDark && !/light/i.test(chosenTheme()));
document.documentElement.dataset.theme = isDark ? "dark" : "light";
if (new URLSearchParams(location.search).get("embed") === "true") {
  document.documentElement.classList.add("cl-embed");
}
