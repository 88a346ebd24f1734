import { ask, hear, last } from "./bus.js";
import { areaFills, definitions, pointPaints } from "./fills.js";
import { content, inWords, load } from "./record.js";

/** Radius in pixels at zoom 6, by kind; the order is that of drawing, last on top. */
const RADII = { district: 2.6, site: 3.8, city: 4.5, crossing: 5, capital: 6 };
/** How long the day stands still before places are named anew for screen readers. */
const NAMED_MS = 60;
const LABELLED = new Set(["capital", "crossing"]);

/**
 * Draw the record on a Leaflet map and keep it with the page's date and view.
 * Takes `{record, land}`, addresses or contents, `{window: [[south, west], [north, east]]}` in degrees and, where the document has no
 * style sheet of its own for the map, the address `styles`. Asks for `place`.
 */
export async function draw(map, { record: recordSource, land: landSource, styles, window: view }) {
  const [record, land] = await Promise.all([load(recordSource), content(landSource), styles && styled(styles)]);
  map.invalidateSize({ animate: false });
  map.fitBounds(view, { animate: false });
  const layers = new Map([...areas(map, land, record), ...points(map, record)]);
  map.getPanes().overlayPane.querySelector("svg").prepend(definitions(record));
  const drawn = record.places.flatMap((place, row) => (layers.has(place.id) ? [{ place, row, layer: layers.get(place.id), path: layers.get(place.id).getElement() }] : []));
  const tip = tooltip(map, record);
  paint(record, drawn, tip.refresh);
  press(drawn, tip);
  select(map, layers, land);
  names(map, record, land);
  hear("theme", (theme) => (document.documentElement.dataset.theme = theme));
  L.control.scale().addTo(map);
  stay(map, view);
}

function styled(address) {
  return new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: done });
    document.head.append(link);
  });
}

function areas(map, land, record) {
  const found = new Map();
  L.geoJSON(land.borders, { interactive: false, className: "cl-border" }).addTo(map);
  L.geoJSON(land.areas, {
    className: "cl-area",
    filter: ({ id }) => record.row.has(id),
    onEachFeature: ({ id }, layer) => found.set(id, layer),
  }).addTo(map);
  L.geoJSON(land.outline, { interactive: false, className: "cl-outline" }).addTo(map);
  return found;
}

function points(map, record) {
  /** Capitals, cities and districts are round, crossings diamonds, sites squares. */
  const Point = L.CircleMarker.extend({
    _updatePath() {
      const r = this._radius, { x, y } = this._point, kind = this.options.kind;
      if (kind === "crossing") this._renderer._setPath(this, `M${x},${y - r}L${x + r},${y}L${x},${y + r}L${x - r},${y}Z`);
      else if (kind === "site") this._renderer._setPath(this, `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`);
      else L.CircleMarker.prototype._updatePath.call(this);
    },
  });
  const kinds = Object.keys(RADII), found = new Map();
  const placed = record.places.filter(({ lat }) => lat !== undefined).sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
  const radius = (kind) => (RADII[kind] ?? 4) * Math.max(0.55, Math.min(1.9, 1 + (map.getZoom() - 6) * 0.35));
  for (const { id, kind, lat, lon } of placed) {
    found.set(id, new Point([lat, lon], { kind, radius: radius(kind), className: `cl-point cl-${kind}` }).addTo(map));
  }
  map.on("zoomend", () => found.forEach((point) => point.setRadius(radius(point.options.kind))));
  return found;
}

/** Repaint, at each date and view, the places whose state is another one now, and only those; name it once the day stands still. */
function paint(record, drawn, repainted) {
  const fills = areaFills(record), paints = pointPaints(record);
  const shown = new Int32Array(record.places.length).fill(-1);
  const byRow = new Map(drawn.map((item) => [item.row, item]));
  const stale = new Set();
  let naming, shownDay, shownView;
  for (const { place, path } of drawn) {
    path.dataset.place = place.id;
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.setAttribute("fill-opacity", "1");
  }
  const name = () => {
    for (const { place, row, path } of stale) path.setAttribute("aria-label", `${place.name}, ${place.kind}: ${record.states[shown[row]][3]}`);
    stale.clear();
  };
  const show = () => {
    const day = record.index.get(last("date")), view = last("view") ?? "hindsight";
    if (day === undefined) return;
    const rows = view === shownView ? record.rowsBetween(view, shownDay, day) : byRow.keys();
    [shownDay, shownView] = [day, view];
    for (const at of rows) {
      const item = byRow.get(at);
      if (!item) continue;
      const { place, row, path } = item, state = record.stateAt(view, row, day), before = shown[row];
      if (state === before) continue;
      shown[row] = state;
      stale.add(item);
      const [holder, , standing] = record.states[state];
      if (place.lat === undefined) path.setAttribute("fill", fills[state]);
      else {
        path.setAttribute("fill", paints[state][0]);
        if (paints[state][1] !== paints[before]?.[1]) path.setAttribute("stroke", paints[state][1]);
      }
      if (path.dataset.holder !== holder) path.dataset.holder = holder;
      if (path.dataset.standing !== standing) path.dataset.standing = standing;
    }
    clearTimeout(naming);
    naming = setTimeout(name, NAMED_MS);
    repainted();
  };
  hear("date", show);
  hear("view", show);
}

/** One tooltip for all places: its name, its state and since when. */
function tooltip(map, record) {
  const box = document.createElement("div"), tip = L.tooltip({ direction: "top", offset: [0, -8], className: "cl-tip", opacity: 1 });
  const [name, state, since] = ["strong", "span", "small"].map((tag) => box.appendChild(document.createElement(tag)));
  let current;
  const refresh = () => {
    if (!current) return;
    const day = record.index.get(last("date")), view = last("view") ?? "hindsight";
    const from = record.sinceAt(view, current.row, day);
    name.textContent = current.place.name + (current.place.kind === "capital" ? "" : ` (${current.place.kind})`);
    state.textContent = record.states[record.stateAt(view, current.row, day)][3];
    since.textContent = from ? `since ${inWords(from)}` : "";
  };
  return {
    refresh,
    open(item, at) {
      current = item;
      refresh();
      tip.setLatLng(at).setContent(box);
      if (!map.hasLayer(tip)) tip.addTo(map);
    },
    close() {
      current = undefined;
      tip.remove();
    },
  };
}

function press(drawn, tip) {
  for (const item of drawn) {
    const { place, layer, path } = item;
    const middle = () => (layer.getBounds ? layer.getBounds().getCenter() : layer.getLatLng());
    layer.on("click", () => ask("place", place.id));
    layer.on("mouseover mousemove", (event) => tip.open(item, place.lat === undefined ? event.latlng : middle()));
    layer.on("mouseout", tip.close);
    path.addEventListener("focus", () => path.matches(":focus-visible") && tip.open(item, middle()));
    path.addEventListener("blur", tip.close);
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      ask("place", place.id);
    });
  }
}

/** Ring the place that the panel is about. */
function select(map, layers, land) {
  const shapes = new Map(land.areas.features.map((feature) => [feature.id, feature]));
  let ring;
  hear("place", (place) => {
    ring?.remove();
    ring = undefined;
    const layer = layers.get(place);
    if (!layer) return;
    ring = shapes.has(place)
      ? L.geoJSON(shapes.get(place), { interactive: false, className: "cl-selected" })
      : L.circleMarker(layer.getLatLng(), { radius: layer.getRadius() + 5, interactive: false, className: "cl-selected" });
    ring.addTo(map);
  });
}

/**
 * Names of countries, and of as many places as have room, the weightiest first. All stand in one element, so that the browser
 * keeps one layer for them and not one for each.
 */
function names(map, record, land) {
  const pane = map.createPane("names");
  pane.classList.add("leaflet-zoom-hide");
  const add = (words, className, lat, lon) => {
    const element = Object.assign(document.createElement("span"), { className, textContent: words });
    pane.append(element);
    return { element, at: L.latLng(lat, lon) };
  };
  const countries = land.countries.map(({ name, lat, lon }) => add(name, "cl-country", lat, lon));
  const labels = record.places
    .filter(({ kind, lat }) => LABELLED.has(kind) && lat !== undefined)
    .sort((one, other) => one.weight - other.weight)
    .map((place) => ({ place, ...add(place.name, `cl-name cl-name-${place.kind}`, place.lat, place.lon) }));
  const sizes = labels.map(({ element }) => [element.offsetWidth, element.offsetHeight]);
  const put = ({ element, at }) => {
    const { x, y } = map.latLngToLayerPoint(at);
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    return [x, y];
  };
  const arrange = () => {
    const taken = [], far = map.getZoom() < 6.5;
    countries.forEach(put);
    labels.forEach((label, n) => {
      const [x, y] = put(label), [width, height] = sizes[n];
      const box = [x + 7, y - height / 2, x + 11 + width, y + height / 2];
      const free = !(far && label.place.kind !== "capital") && taken.every(([left, top, right, bottom]) => box[0] > right || box[2] < left || box[1] > bottom || box[3] < top);
      label.element.style.visibility = free ? "" : "hidden";
      if (free) taken.push(box);
    });
  };
  map.on("zoomend viewreset resize", arrange);
  arrange();
}

/** Refit to the window when the frame changes its size, until the reader has moved the map. */
function stay(map, view) {
  let moved = false, fitting = false;
  map.on("dragstart", () => (moved = true));
  map.on("zoomstart", () => (moved ||= !fitting));
  map.on("resize", () => {
    if (moved) return;
    fitting = true;
    map.fitBounds(view, { animate: false });
    fitting = false;
  });
  map.getContainer().addEventListener("click", () => map.scrollWheelZoom.enable());
  map.getContainer().addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
}
