/** Links to the other pages, which take the view along when they are opened in a tab of their own. */

const LINKS = "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]";

/** @returns {() => void} what ends it */
export function carryAlong() {
  /** @param {Event} event */
  const point = (event) => {
    const pressed = /** @type {Element} */ (event.target);
    /** @type {HTMLAnchorElement | null} */
    const link = pressed.closest?.(LINKS);
    if (link) link.search = location.search;
  };
  const listening = new AbortController();
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, point, { capture: true, signal: listening.signal });
  }
  return () => listening.abort();
}
