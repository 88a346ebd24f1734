/**
 * Runs in every frame as it begins. Keeps in the page's `benchSeen` at which display frame the first element matching `selector`
 * stood in the page or in a frame of it, in milliseconds since the navigation began.
 */
(selector) => {
  if (window !== top) return;
  const documents = () => [
    document,
    ...[...document.querySelectorAll("iframe")].map((inner) => inner.contentDocument),
  ];
  const look = () => {
    if (documents().some((one) => one?.querySelector(selector)))
      window.benchSeen = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
