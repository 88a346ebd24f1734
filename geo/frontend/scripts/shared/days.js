/** Days in words. Days are ISO 8601 text. */

const LONG = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/**
 * A day in words: "12 August 2021".
 * @param {string} day
 */
export const dayWords = (day) => LONG.format(Date.parse(day));

/**
 * The short name of a day's month: "Aug".
 * @param {string} day
 */
export const monthName = (day) => MONTH.format(Date.parse(day));

/**
 * Whether a text is a day that exists.
 * @param {string} text
 */
export const isDay = (text) =>
  /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
