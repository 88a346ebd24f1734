/** The page's fonts in the frame of the dashboard's map, which loads no style sheet of its own. */
import { pageDocument } from "../shared/bus.js";

/**
 * Take over the font faces of the page, with addresses that hold in this document too. Nothing is
 * fetched that the page does not have.
 */
export function adoptFonts() {
  if (pageDocument === document) return;
  const faces = [...pageDocument.styleSheets].flatMap(fontFaces);
  const style = document.createElement("style");
  style.textContent = faces.join("\n");
  document.head.append(style);
}

/**
 * The font faces of a style sheet; none where it may not be read.
 * @param {CSSStyleSheet} sheet
 * @returns {string[]}
 */
function fontFaces(sheet) {
  const base = sheet.href ?? pageDocument.baseURI;
  try {
    return [...sheet.cssRules]
      .filter((rule) => rule.constructor.name === "CSSFontFaceRule")
      .map((rule) => absolute(rule.cssText, base));
  } catch {
    return [];
  }
}

/**
 * A rule with the addresses in it made absolute.
 * @param {string} rule
 * @param {string} base
 */
export const absolute = (rule, base) =>
  rule.replace(/url\("([^"]+)"\)/g, (_, address) => `url("${new URL(address, base).href}")`);
