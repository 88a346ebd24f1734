/** The map on paper: of the size of a printed page's map, with what the screen shows. */

/**
 * Fit the map for print, and put it back afterwards. The class on the map gives it its size.
 * @param {L.Map} map
 * @param {ReturnType<typeof import("./window.js").keepWindow>} view
 * @returns {() => void} what ends it
 */
export function onPrint(map, { moveAside, isMoved }) {
  const container = map.getContainer();
  /** @type {{ center: L.LatLng, zoom: number } | undefined} */
  let onScreen;
  const resize = () => map.invalidateSize({ animate: false, pan: false });
  const begin = () => {
    if (onScreen || !container.offsetWidth) return;
    const bounds = map.getBounds();
    onScreen = { center: map.getCenter(), zoom: map.getZoom() };
    container.classList.add("cl-paper");
    resize();
    if (isMoved()) moveAside(() => map.fitBounds(bounds, { animate: false }));
  };
  const end = () => {
    if (!onScreen) return;
    const { center, zoom } = onScreen;
    onScreen = undefined;
    container.classList.remove("cl-paper");
    resize();
    if (isMoved()) moveAside(() => map.setView(center, zoom, { animate: false }));
  };
  const paper = matchMedia("print");
  const follow = () => (paper.matches ? begin() : end());
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
  paper.addEventListener("change", follow);
  return () => {
    window.removeEventListener("beforeprint", begin);
    window.removeEventListener("afterprint", end);
    paper.removeEventListener("change", follow);
  };
}
