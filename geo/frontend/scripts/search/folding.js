/**
 * Text as the search compares it: one spelling for all ways in which readers and keyboards write
 * the same word.
 */

/**
 * Letters that other keyboards put in place of one: each with its Arabic, Persian, Urdu, Pashto and
 * Kurdish forms. Letters with a hamza or a madda above come apart before, and lose it.
 */
const FORMS = {
  /** Alef. */ "\u0627": "\u0671\u0672\u0673",
  /** Teh. */ "\u062a": "\u0679\u067c",
  /** Dal. */ "\u062f": "\u0688\u0689",
  /** Reh. */ "\u0631": "\u0691\u0693",
  /** Kaf. */ "\u06a9": "\u0643\u06aa",
  /** Gaf. */ "\u06af": "\u06ab",
  /** Noon. */ "\u0646": "\u06ba\u06bc",
  /** Heh. */ "\u0647": "\u0629\u06be\u06c1\u06c3\u06d5",
  /** Yeh. */ "\u06cc": "\u0620\u0649\u064a\u06cd\u06ce\u06d0\u06d2",
  0: "\u0660\u06f0",
  1: "\u0661\u06f1",
  2: "\u0662\u06f2",
  3: "\u0663\u06f3",
  4: "\u0664\u06f4",
  5: "\u0665\u06f5",
  6: "\u0666\u06f6",
  7: "\u0667\u06f7",
  8: "\u0668\u06f8",
  9: "\u0669\u06f9",
  ae: "æ",
  d: "đð",
  i: "ı",
  l: "ł",
  o: "ø",
  oe: "œ",
  ss: "ß",
  th: "þ",
};

/** What each of the forms is read as. @type {Record<string, string>} */
const READ_AS = Object.fromEntries(
  Object.entries(FORMS).flatMap(([letter, forms]) => [...forms].map((form) => [form, letter])),
);

const OTHER_FORM = new RegExp(`[${Object.keys(READ_AS).join("")}]`, "gu");

/**
 * What is written or not without another meaning: marks and vowels above letters, tatweel, lone
 * hamza, apostrophes and the letters that stand for them, joiners and marks of direction.
 */
const UNREAD = /[\p{M}\p{Cf}\p{Lm}\u0621'`´‘’‛′]/gu;

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;
const BETWEEN_BASIC_WORDS = /[^a-z0-9]+/g;

/** Basic Latin with its quotation marks and dashes. */
const BASIC = /^[\0-\x7f\u2010-\u2027]*$/;

/**
 * Lower case, one form for each letter, no accents and marks, anything but letters and digits as
 * one blank.
 * @param {string} text
 */
export function plain(text) {
  const lower = text.toLowerCase();
  // Most texts of a large record, and five times as fast.
  if (BASIC.test(lower)) {
    return lower
      .replace(/['`‘’‛]/g, "")
      .replace(BETWEEN_BASIC_WORDS, " ")
      .trim();
  }
  return lower
    .normalize("NFKD")
    .toLowerCase() // some compatibility forms come apart into capitals
    .replace(UNREAD, "")
    .replace(OTHER_FORM, (form) => READ_AS[form])
    .replace(BETWEEN_WORDS, " ")
    .trim();
}

/**
 * The same without blanks.
 * @param {string} text
 */
export const joined = (text) => plain(text).replaceAll(" ", "");
