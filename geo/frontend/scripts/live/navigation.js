/** Links to the other pages, which take the view along when they are opened in a tab of their own. */

const LINKS =
  "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink], [data-testid=stLogoLink]";

/** How long a press on a link may take to lead to its page, in milliseconds. */
const LEAVING_MS = 15_000;

export function carryAlong() {
  let leftAt = Number.NEGATIVE_INFINITY;
  /** @param {Event} event */
  const point = (event) => {
    const pressed = /** @type {Element} */ (event.target);
    /** @type {HTMLAnchorElement | null} */
    const link = pressed.closest?.(LINKS);
    if (!link) return;
    link.search = location.search;
    leftAt = performance.now();
  };
  const listening = new AbortController();
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, point, { capture: true, signal: listening.signal });
  }
  return {
    /** Whether the reader is on the way to another page. */
    leaving: () => performance.now() - leftAt < LEAVING_MS,
    stop: () => listening.abort(),
  };
}
