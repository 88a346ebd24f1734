import { hear, heed, last, pageDocument, tell } from "./bus.js";
import { areaFills, definitions, make, picture, pointPaints } from "./fills.js";
import { load, monthOf } from "./record.js";
import { watchTheme } from "./theme.js";

const SPEEDS = [["Slow", 700], ["Normal", 300], ["Fast", 110]];
const RESTED_MS = 160;
/** The line on the two views is for reading: it waits until the day stands still for so long. */
const READ_MS = 60;
const VIEWS = ["hindsight", "known"];

/**
 * The controls under the map: legend, slider with histogram, play, speeds, views, link. The page's one place where date, place
 * and view change: every step is told on the bus at once, and `rest({date, place, view})` is called where it comes to rest.
 * Takes `{record}`, an address or contents, the `selection` to begin with, and `link(selection)`, the address to hand on. Returns
 * `{adopt, stop}`.
 */
export async function mount(root, { record: source, selection, rest, link = linkTo }) {
  const record = await load(source);
  const part = (name) => root.querySelector(`.cl-${name}`);
  const range = part("range"), play = part("play"), speed = part("speed"), copy = part("copy"), back = part("back"), difference = part("difference");
  const final = record.days.length - 1;
  let timer, reader, player, sent = JSON.stringify(selection);

  range.max = final;
  range.parentElement.style.setProperty("--days", record.days.length);
  drawLegend(part("legend"), record);
  drawHistogram(part("histogram"), record, last("view") ?? selection.view);

  const current = () => ({ date: record.days[range.valueAsNumber], place: last("place") ?? "", view: last("view"), claims: last("claims") ?? "" });

  const step = (number) => {
    const day = Math.max(0, Math.min(final, number));
    if (range.valueAsNumber !== day) range.valueAsNumber = day;
    if (last("date") === record.days[day] && range.hasAttribute("aria-valuetext")) return;
    range.setAttribute("aria-valuetext", record.days[day]);
    tell("date", record.days[day]);
    clearTimeout(reader);
    reader = setTimeout(() => (difference.firstChild.data = record.differences[day]), READ_MS);
  };

  const settle = (delay = RESTED_MS) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = current(), text = JSON.stringify(now);
      back.href = link(now);
      if (text === sent) return;
      sent = text;
      rest(now);
    }, delay);
  };

  const playing = (on) => {
    clearInterval(player);
    player = undefined;
    play.textContent = on ? "Pause" : "Play";
    play.setAttribute("aria-pressed", String(on));
    if (!on) return settle(0);
    if (range.valueAsNumber === final) step(0);
    player = setInterval(() => {
      step(range.valueAsNumber + 1);
      if (range.valueAsNumber === final) playing(false);
    }, SPEEDS[Number(speed.value)][1]);
  };

  const show = (view) => {
    for (const choice of root.querySelectorAll("[name=cl-view]")) choice.checked = choice.value === view;
    drawHistogram(part("histogram"), record, view);
  };

  const pick = (place) => {
    if (place && !record.row.has(place)) return;
    tell("claims", "");
    tell("place", place);
    settle(0);
  };

  /** Take over what the address says, unless the hand is faster. */
  const adopt = (wanted) => {
    const text = JSON.stringify(wanted);
    if (text === sent || player || timer === undefined) return;
    sent = text;
    tell("view", wanted.view);
    tell("place", wanted.place);
    tell("claims", wanted.claims);
    step(record.index.get(wanted.date) ?? 0);
  };

  difference.append("");
  tell("view", VIEWS.includes(selection.view) ? selection.view : VIEWS[0]);
  tell("place", selection.place);
  tell("claims", selection.claims);
  step(record.index.get(selection.date) ?? 0);
  back.href = link(current());
  timer = 0;

  range.addEventListener("input", (event) => {
    event.stopPropagation(); // nobody above needs it, and looking for who might costs a good part of a frame
    step(range.valueAsNumber);
  });
  range.addEventListener("change", () => settle());
  range.addEventListener("pointerdown", () => player && playing(false));
  range.addEventListener("keydown", (event) => {
    const week = { PageUp: 7, PageDown: -7 }[event.key];
    if (!week) return;
    event.preventDefault();
    step(range.valueAsNumber + week);
    settle();
  });
  play.addEventListener("click", () => playing(!player));
  speed.addEventListener("change", () => player && playing(true));
  for (const choice of root.querySelectorAll("[name=cl-view]")) {
    choice.addEventListener("change", () => {
      tell("view", choice.value);
      settle(0);
    });
  }
  copy.addEventListener("click", () => copyLink(link(current()), part("copied")));

  /** Buttons of the server's panel name a day or a place. */
  const follow = (event) => {
    const target = event.target.closest?.("[data-go-date], [data-go-place], [data-go-claims]");
    if (!target) return;
    event.preventDefault();
    if (record.index.has(target.dataset.goDate)) step(record.index.get(target.dataset.goDate));
    if ("goClaims" in target.dataset) tell("claims", target.dataset.goClaims);
    if ("goPlace" in target.dataset) pick(target.dataset.goPlace);
    settle(0);
  };
  pageDocument.addEventListener("click", follow);

  const stops = [hear("view", show), heed("place", pick), watchTheme()];
  return {
    adopt,
    stop() {
      clearInterval(player);
      clearTimeout(timer);
      clearTimeout(reader);
      pageDocument.removeEventListener("click", follow);
      stops.forEach((stop) => stop());
    },
  };
}

/** The address of a view: the page's own, with only what the view needs. */
export function linkTo(selection) {
  const address = new URL(pageDocument.location.href);
  address.search = new URLSearchParams(Object.entries(selection).filter(([, value]) => value));
  address.hash = "";
  return address.href;
}

async function copyLink(address, note) {
  try {
    await navigator.clipboard.writeText(address);
    note.textContent = "Link copied";
  } catch {
    window.prompt("Copy this link", address);
    note.textContent = "";
  }
  setTimeout(() => (note.textContent = ""), 2500);
}

function drawLegend(root, record) {
  const areas = areaFills(record), points = pointPaints(record);
  const order = ["confirmed", "claimed", "contested", "unreported"];
  const shown = record.states
    .map((state, number) => ({ state, number }))
    .filter(({ state: [, , standing], number }) => standing === "confirmed" || number === record.examples[standing])
    .sort((one, other) => order.indexOf(one.state[2]) - order.indexOf(other.state[2]));
  const fills = picture(0, 0, [definitions(record)]);
  fills.style.position = "absolute";
  root.replaceChildren(
    ...shown.map(({ state: [, , standing, words], number }) => {
      const [fill, stroke] = points[number];
      const swatch = picture(46, 18, [
        make("rect", { x: 0.5, y: 0.5, width: 25, height: 17, rx: 2, fill: areas[number], stroke: "var(--ink-faint)" }),
        make("circle", { cx: 37, cy: 9, r: 6, fill, stroke, "stroke-width": 2 }),
      ]);
      const item = document.createElement("li");
      item.append(swatch, record.legend[standing] ?? words.replace(/, confirmed$/, ""));
      item.title = record.standings[standing];
      return item;
    }),
  );
  root.before(fills);
}

function drawHistogram(root, record, view) {
  const counts = record.claims[view], most = Math.max(1, ...counts), width = record.days.length;
  const bar = (x, y, height) => `M${x + 0.12},${y}h0.76v${height}h-0.76z`;
  const bars = counts.map((count, day) => (count ? bar(day, 30 - 30 * Math.sqrt(count / most), 30 * Math.sqrt(count / most)) : ""));
  const ticks = Object.entries(record.actors).map(([actor, { colour }]) => {
    const turned = record.turns[view].filter(([, holder]) => holder === actor);
    return make("path", { d: turned.map(([day]) => bar(day, 33, 7)).join(""), fill: colour });
  });
  const chart = make("svg", { viewBox: `0 0 ${width} 41`, preserveAspectRatio: "none", "aria-hidden": "true" }, [make("path", { d: bars.join(""), class: "cl-bar" }), ...ticks]);
  const months = record.days.flatMap((day, n) => (day.endsWith("-01") ? [[n, day]] : []));
  const labels = months.map(([n, day]) => {
    const label = document.createElement("span");
    label.style.left = `${(100 * n) / width}%`;
    label.textContent = monthOf(day);
    return label;
  });
  const axis = Object.assign(document.createElement("div"), { className: "cl-months" });
  axis.append(...labels);
  root.replaceChildren(chart, axis);
}
