/** Before anything of a page without a server is drawn: its theme, and whether another page has it inside. */
document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
if (new URLSearchParams(location.search).get("embed") === "true") document.documentElement.classList.add("cl-embed");
