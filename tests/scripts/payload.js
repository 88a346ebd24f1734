/** A small payload: two capitals, four days, both clocks. */

/** @type {import("../../geo/frontend/scripts/types").Payload} */
export const PAYLOAD = {
  opens_on: "2021-08-02",
  title: "Test",
  days: ["2021-07-31", "2021-08-01", "2021-08-02", "2021-08-03"],
  area_kind: "province",
  headline: { kind: "capital", noun: "capitals", actor: "taliban" },
  actors: {
    government: { name: "Government", colour: "#3366aa" },
    taliban: { name: "Taliban", colour: "#aa6633" },
  },
  places: [
    { id: "A", name: "Area", kind: "province", area: "A", weight: 2 },
    { id: "herat", name: "Herat", kind: "capital", area: "A", weight: 0, lat: 1, lon: 2 },
    { id: "ghor", name: "Ghor", kind: "capital", area: "A", weight: 1, lat: 1, lon: 2 },
  ],
  states: [
    ["", "", "unreported", "no report"],
    ["government", "", "confirmed", "Government, confirmed"],
    ["taliban", "", "claimed", "Taliban, claimed only by that side"],
    ["taliban", "government", "contested", "contested: Taliban and Government"],
    ["taliban", "", "confirmed", "Taliban, confirmed"],
  ],
  examples: { confirmed: 1, claimed: 2, contested: 3, unreported: 0 },
  legend: { claimed: "Claimed", contested: "Contested", unreported: "No report" },
  standings: { confirmed: "c", claimed: "d", contested: "e", unreported: "f" },
  views: {
    hindsight: {
      herat: [
        [0, 1, "2021-05-01"],
        [2, 4, "2021-08-02"],
      ],
      ghor: [[0, 1, "2021-05-01"]],
    },
    known: {
      herat: [
        [0, 1, "2021-05-01"],
        [3, 2, "2021-08-02"],
      ],
      ghor: [
        [0, 0, null],
        [1, 1, "2021-05-01"],
      ],
    },
  },
  claims: { hindsight: [0, 1, 4, 0], known: [0, 0, 1, 4] },
  headlines: { hindsight: ["a", "b", "c", "d"], known: ["a", "b", "c", "d"] },
  turns: { hindsight: [[2, "taliban"]], known: [[3, "taliban"]] },
  radii: { district: 2.6, capital: 6 },
  radius: 4,
};
