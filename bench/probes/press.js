/**
 * In the map's frame: await the next click, and then the panel of the page to be about `name`. The top window's `benchPanel` becomes
 * a promise of the milliseconds between the two.
 */
({ panel, name, patience }) => {
  top.benchPanel = new Promise((done, fail) => {
    let pressed;
    document.addEventListener("click", () => (pressed = performance.now()), {
      capture: true,
      once: true,
    });
    const watcher = new MutationObserver(() => {
      if (
        pressed === undefined ||
        !top.document.querySelector(panel)?.textContent.trim().startsWith(name)
      )
        return;
      watcher.disconnect();
      done(performance.now() - pressed);
    });
    watcher.observe(top.document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(
      () => fail(new Error(`the panel was not about ${name} after ${patience} ms`)),
      patience,
    );
  });
};
