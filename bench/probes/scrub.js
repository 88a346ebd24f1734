/**
 * Move the date slider from its first day to its last in `steps`, one a display frame, and time how long the map takes to show each.
 *
 * A first, slow pass keeps how every place looks on every day. Each step to another day then has a witness, a place that looks
 * different after it, unless nothing changes between the two days. A step counts as repainted one animation frame and a zero timeout
 * after its witness, or that of a later step, looks as it should: a map that lags behind is not credited with the repaint of an
 * earlier step.
 *
 * Returns `{latencies, unseen, gaps}`: milliseconds from input to repaint; steps whose repaint never came; milliseconds between
 * frames.
 */
async (slider, { steps }) => {
  const LOOKS = ["data-holder", "data-standing", "fill", "stroke", "style", "class"];
  const REST_MS = 600;

  const frame = () => new Promise(requestAnimationFrame);
  const rest = () => new Promise((rested) => setTimeout(rested, REST_MS));
  const documents = [
    document,
    ...[...document.querySelectorAll("iframe")].map((inner) => inner.contentDocument),
  ];
  const map = documents.find((one) => one?.querySelector("[data-place]"));
  const look = (place) => LOOKS.map((name) => place.getAttribute(name)).join("|");
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const move = (day) => {
    setValue.call(slider, day);
    slider.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  };

  const first = Number(slider.min),
    last = Number(slider.max);

  /** How every place looks, by day. */
  async function looksByDay() {
    const places = [...map.querySelectorAll("[data-place]")],
      looks = new Map();
    for (let day = first; day <= last; day++) {
      move(day);
      for (let n = 0; n < 3; n++) await frame();
      looks.set(
        day,
        places.map((place) => [place, look(place)]),
      );
    }
    return looks;
  }

  /** `[place, look]` on the later of two days of a place that looks different on the earlier; undefined where all look the same. */
  const witness = (looks, earlier, later) =>
    looks.get(later).find(([, look], n) => look !== looks.get(earlier)[n][1]);

  const looks = (window.benchLooks ??= await looksByDay());
  const days = Array.from(
    { length: steps },
    (_, n) => first + Math.round((n * (last - first)) / (steps - 1)),
  );
  const witnesses = days.map((day, n) => (n ? witness(looks, days[n - 1], day) : undefined));

  const waiting = [],
    latencies = [],
    gaps = [];
  const watcher = new MutationObserver(() => {
    const shown = waiting.splice(
      0,
      1 + waiting.findLastIndex(({ wanted: [place, wanted] }) => look(place) === wanted),
    );
    if (!shown.length) return;
    requestAnimationFrame(() =>
      setTimeout(() => {
        const painted = performance.now();
        for (const { sent } of shown) latencies.push(painted - sent);
      }, 0),
    );
  });
  move(first);
  await rest();
  watcher.observe(map.documentElement, { subtree: true, attributes: true, attributeFilter: LOOKS });
  let framed = await frame();
  for (const [n, day] of days.entries()) {
    const now = await frame();
    gaps.push(now - framed);
    framed = now;
    if (witnesses[n]) waiting.push({ wanted: witnesses[n], sent: performance.now() });
    move(day);
  }
  await rest();
  watcher.disconnect();
  return { latencies, unseen: waiting.length, gaps };
};
