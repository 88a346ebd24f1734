/**
 * What an address meant before mail, chats and documents changed it. geo/web/address_repair.py does
 * the same; tests/web/address_cases.json holds both to it.
 */

/** @typedef {(text: string) => string | undefined} Reading what a value names, if anything */

/** How many times over an address may be encoded. */
const ENCODINGS = 3;

/** The most letters of an address that is repaired; a longer one is read as it is. */
const LONGEST = 4000;

const ESCAPED = /(?:%[0-9A-F]{2})+/gi;
const AMPERSAND = /&(?:amp|#0*38|#x0*26)(?:;|(?=[a-z]+=))/gi;

/** The sign by which mail breaks a long line; it is none after the name of a parameter. */
const SOFT_BREAK = /(?<!date|place|view|claims|embed)=[ \t]*[\r\n]+\s*/g;

const BETWEEN = /[&?;]/;
const FOREIGN = /^[a-z_][a-z0-9_-]*$/i;
const DASHES = /[\u2010-\u2015\u2212]/g;
const FIRST_LETTER_TO_LAST = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
const SPACE = /[\s+]+/;
const FIRST_WORD = /[\p{L}\p{N}_-]+/u;

/** What mail leaves of an equals sign that it has encoded. */
const QUOTED_SIGN = /^3d/;

/**
 * The parameters that an address meant. Of a repeated one the last counts. What names nothing
 * stays as it was given.
 * @param {string} search the query of the address
 * @param {Record<string, Reading>} readings how the value of each parameter is read
 * @returns {Record<string, string>}
 */
export function meantParameters(search, readings) {
  const pairs = Object.entries(Object.fromEntries(new URLSearchParams(search)));
  const letters = pairs.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (letters > LONGEST) {
    return Object.fromEntries(
      pairs.filter(([name, value]) => Object.hasOwn(readings, name) && value),
    );
  }
  return Object.fromEntries(
    pairs
      .flatMap(([name, value]) => parts(name, value, readings))
      .filter(([, value]) => value)
      .map(([name, value]) => [name, read(value, readings[name])]),
  );
}

/**
 * How a parameter is read that may have some values only.
 * @param {(value: string) => boolean} has
 * @returns {Reading}
 */
export const oneOf = (has) => (text) => (has(text.toLowerCase()) ? text.toLowerCase() : undefined);

/**
 * Whether an address asks for the view as a part of another page.
 * @param {string} search
 */
export const isEmbedded = (search) =>
  meantParameters(search, { embed: oneOf((value) => value === "true") }).embed === "true";

/**
 * The parameters that a pair holds: itself, or several that were taken for one.
 * @param {string} name
 * @param {string} value
 * @param {Record<string, Reading>} readings
 * @returns {[string, string][]}
 */
function parts(name, value, readings) {
  if (Object.hasOwn(readings, name) && readings[name](value) === value) return [[name, value]];
  if (FOREIGN.test(name) && !parameter(name, readings)) return [];
  return unwrapped(`${name}=${value}`)
    .split(BETWEEN)
    .flatMap((part) => {
      const [partName, ...rest] = part.split("=");
      const known = parameter(partName, readings);
      return known ? [[known, rest.join("=")]] : [];
    });
}

/**
 * The parameter that a name means.
 * @param {string} name
 * @param {Record<string, Reading>} readings
 */
function parameter(name, readings) {
  const letters = simple(name)
    .replace(/[^a-z]/g, "")
    .replace(/^(?:amp)+/, "");
  return Object.hasOwn(readings, letters) ? letters : undefined;
}

/**
 * A text without percent-encoding, encoded ampersands, breaks of lines and unseen letters.
 * @param {string} text
 */
function unwrapped(text) {
  let made = text;
  for (let times = 0; times < ENCODINGS; times++) made = made.replace(ESCAPED, unescaped);
  for (let times = 0; times < ENCODINGS; times++) made = made.replace(AMPERSAND, "&");
  return seen(made.replace(SOFT_BREAK, ""));
}

/** @param {string} run */
function unescaped(run) {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** @param {string} text */
const seen = (text) => text.replace(/\p{Cf}/gu, "");

/**
 * Lower case in plain forms of letters, digits and hyphens.
 * @param {string} text
 */
const simple = (text) => seen(text.normalize("NFKC")).replace(DASHES, "-").toLowerCase();

/**
 * What a value names; the value where it names nothing.
 * @param {string} value
 * @param {Reading} reading
 */
function read(value, reading) {
  for (const candidate of candidates(value)) {
    const found = reading(candidate);
    if (found !== undefined) return found;
  }
  return value.trim();
}

/**
 * What a value may have been, the likeliest first.
 * @param {string} value
 */
function candidates(value) {
  const plain = simple(value);
  const found = [value];
  for (const text of new Set([plain, plain.replace(QUOTED_SIGN, "")])) {
    const words = text.split(SPACE).filter(Boolean);
    for (const separator of ["", "-"]) found.push(withoutEdges(words.join(separator)));
    found.push(withoutEdges(text.match(FIRST_WORD)?.[0] ?? ""));
  }
  return found;
}

/**
 * A text from its first letter or digit to its last.
 * @param {string} text
 */
const withoutEdges = (text) => text.match(FIRST_LETTER_TO_LAST)?.[0] ?? "";
