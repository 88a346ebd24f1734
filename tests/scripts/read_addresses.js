/** Reads addresses as the static site does: JSON in, JSON out. tests/web/test_address_repair.py compares. */
import { readFileSync } from "node:fs";
import { parseAddress } from "../../geo/frontend/scripts/shared/address.js";
import { isEmbedded } from "../../geo/frontend/scripts/shared/repair.js";

const { days, places, opens_on, notices, queries } = JSON.parse(readFileSync(0, "utf-8"));
const known = {
  days,
  row: new Map(places.map((/** @type {string} */ id) => [id, 0])),
  views: { hindsight: {}, known: {} },
};
const read = queries.map((/** @type {string} */ query) => {
  const { view, notices: said } = parseAddress(query, known, opens_on, notices);
  return [[view.date, view.place, view.view, view.claims], said, isEmbedded(query)];
});
process.stdout.write(JSON.stringify(read));
