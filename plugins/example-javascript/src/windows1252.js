// Windows-1252, and UTF-8 that was read as it.

// What stands from 0x80 to 0x9F; the five bytes without a character stay as they are.
const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** The byte that a unit of text stands for, or -1. */
function byteOf(unit) {
  const code = unit.charCodeAt(0);
  const high = HIGH.indexOf(unit);
  if (high >= 0) {
    return 0x80 + high;
  }
  return code <= 0xff ? code : -1;
}

/** The length of a character of UTF-8, the bits of its first byte, and the least it may be. */
const FORMS = [
  { from: 0xc2, to: 0xdf, length: 2, mask: 0x1f, least: 0x80 },
  { from: 0xe0, to: 0xef, length: 3, mask: 0x0f, least: 0x800 },
  { from: 0xf0, to: 0xf4, length: 4, mask: 0x07, least: 0x10000 },
];

/** The character whose bytes `text` shows; null when they are not one character of UTF-8. */
export function decoded(text) {
  const bytes = [...text].map(byteOf);
  const form = FORMS.find(({ from, to }) => from <= bytes[0] && bytes[0] <= to);
  if (bytes.length !== form?.length) {
    return null;
  }
  let point = bytes[0] & form.mask;
  for (const byte of bytes.slice(1)) {
    if (byte < 0x80 || byte > 0xbf) {
      return null;
    }
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = 0xd800 <= point && point <= 0xdfff;
  // Control characters were not meant by anybody.
  if (point < form.least || point > 0x10ffff || isSurrogate || point < 0xa0) {
    return null;
  }
  return String.fromCodePoint(point);
}
