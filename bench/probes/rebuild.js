/**
 * Await the next key, and then the map of any frame to look different. The window's `benchRebuilt` becomes a promise of the
 * milliseconds between the two.
 */
({ patience }) => {
  const fills = () => {
    const shapes = [...document.querySelectorAll("iframe")].flatMap((inner) => [
      ...(inner.contentDocument?.querySelectorAll("path.leaflet-interactive") ?? []),
    ]);
    return shapes.map((shape) => shape.getAttribute("fill")).join();
  };
  const before = fills();
  window.benchRebuilt = new Promise((done, fail) => {
    const watch = (event) => {
      const now = fills();
      if (now && now !== before) setTimeout(() => done(performance.now() - event.timeStamp), 0);
      else requestAnimationFrame(() => watch(event));
    };
    document.addEventListener("keydown", watch, { capture: true, once: true });
    setTimeout(() => fail(new Error(`the map was the same after ${patience} ms`)), patience);
  });
};
