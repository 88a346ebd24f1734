/** The shapes of data that the scripts pass to each other. The payload is made by geo/web/payload.py. */

import type { firstSight } from "./dashboard/takeover.js";
import type { PARAMETERS } from "./shared/address.js";

/** Number of a state in {@link Payload.states}. */
export type StateNumber = number;

export type Standing = "confirmed" | "claimed" | "contested" | "unreported";

/** `[holder, contender, standing, words]`; empty where there is none. */
export type State = [string, string, Standing, string];

/** `[number of the day, number of the state, since]`, wherever one of the last two changes. */
export type Change = [number, StateNumber, string | null];

export interface Place {
  id: string;
  name: string;
  /** What it is called where nothing else says which place is meant; missing if its name does. */
  title?: string;
  /** What it is called beside its kind; missing if its name does. */
  label?: string;
  kind: string;
  /** The id of the area that the place lies in. */
  area: string;
  /** The rank among all places by the number of claims, the most reported first. */
  weight: number;
  /** Other spellings and scripts. */
  names?: string[];
  /** Degrees in EPSG:4326; missing for areas and where the position is not known. */
  lat?: number;
  lon?: number;
}

export interface Actor {
  name: string;
  colour: string;
}

export interface Payload {
  title: string;
  /** The day that is shown without a date. */
  opens_on: string;
  /** ISO 8601, in order, without a gap. */
  days: string[];
  area_kind: string;
  headline: { kind: string; noun: string; actor: string };
  actors: Record<string, Actor>;
  places: Place[];
  states: State[];
  /** An example of each standing. */
  examples: Record<Standing, StateNumber>;
  legend: Partial<Record<Standing, string>>;
  standings: Record<Standing, string>;
  views: Record<string, Record<string, Change[]>>;
  /** How many claims each day has, by clock. */
  claims: Record<string, number[]>;
  headlines: Record<string, string[]>;
  /** `[number of the day, new holder]` of places of the headline's kind, by clock. */
  turns: Record<string, [number, string][]>;
  /** Radius in pixels at zoom 6, by kind; the order is that of drawing, last on top. */
  radii: Record<string, number>;
  /** The radius of any other kind. */
  radius: number;
}

/** A payload that can be read by day: what {@link ./shared/payload.js} makes of it. */
export interface Timeline extends Payload {
  /** The number of each day. */
  index: Map<string, number>;
  /** The number of each place. */
  row: Map<string, number>;
  stateAt(view: string, row: number, day: number): StateNumber;
  sinceAt(view: string, row: number, day: number): string | null;
  /** The rows whose state may differ between two days of one view. */
  rowsBetween(view: string, from: number, to: number): number[];
  /** One sentence a day: how the two clocks differ. */
  differences: string[];
}

/** What an address holds. The names are those of its parameters. */
export type ViewState = Record<keyof typeof PARAMETERS, string>;

export interface Boundaries {
  areas: GeoJSON.FeatureCollection;
  outline: GeoJSON.FeatureCollection;
  borders: GeoJSON.FeatureCollection;
  countries: { name: string; lat: number; lon: number }[];
}

/** `[[south, west], [north, east]]` in degrees. */
export type MapWindow = [[number, number], [number, number]];

/** `[place, day about, day public, claimant, summary]`. */
export type ClaimRow = [string, string, string, string, string];

/** An address, or what is at it. */
export type Source<T> = string | T;

/** What pages compare theirs with: a digest, and addresses below the base path. See geo/web/assets.py. */
export interface Version {
  record: string;
  states: string;
  land: string;
  claims: string;
  frontend: string;
}

/** What the server says with each run of the page: what its panel is about, and the record. */
export interface Said {
  selection: ViewState;
  version: Version;
}

/** A mounted part of a page. */
export interface Part {
  stop(): void;
  /** Show what the query of an address asks for. */
  open?(search: string): void;
  /** Take over what the server says later. */
  update?(said: Said): void;
}

export interface Bus {
  values: Record<string, string>;
  listeners: Map<string, Set<(value: string) => void>>;
  stores: Map<string, Map<unknown, unknown>>;
}

declare global {
  interface Window {
    claimline?: Bus;
    /** Starts Streamlit, which the first HTML holds back until the map is there. */
    claimlineStart?: () => void;
    claimlineFirst?: ReturnType<typeof firstSight>;
  }
  interface HTMLElement {
    claimline?: { part: Promise<Part>; leave: () => void };
  }
}
