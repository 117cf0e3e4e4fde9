// The rule `mojibake`.

import { Bytes, isProtected } from "./spans.js";
import { decoded } from "./windows1252.js";

// What goes on with a character of UTF-8, as Windows-1252 shows it.
const TAIL =
  "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d" +
  "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178";

// Letters of western Europe, signs, and emoji. Others, as `É»`, stand in good text as well; and
// so do these behind a capital, as in `MANHÃ…`.
const SUSPICIOUS = new RegExp(`(?<!\\p{Lu})(?:[ÂÃ][${TAIL}]|â[€‚„†‡ˆ‰–—˜™œ][${TAIL}]|ðŸ[${TAIL}]{2})`, "gu");

// Whoever writes these speaks about such text, and wants it as it stands.
const TOPIC = /\b(?:mojibake|unicode|utf-?8|latin-?1|iso-8859|cp-?1252|windows-1252|encod|decod|charset|character set)/i;

const DOCUMENTATION = `\
Puts right text that was read in the wrong encoding: \`donâ€™t\` becomes \`don’t\`, \`cafÃ©\` becomes \`café\`.
The bytes say which character was meant, so nothing is guessed.

Keeps still in code, addresses, quotations and all other protected text, and where encodings are the topic.

Before: The cafÃ© doesnâ€™t open on Mondays: write a sign for its door.

After: The café doesn’t open on Mondays: write a sign for its door.
`;

export function describeMojibake() {
  return {
    code: "mojibake",
    summary: "Puts right text that was read in the wrong encoding.",
    phase: "normalize",
    applicability: "safe",
    enabledByDefault: true,
    languages: [],
    weight: 1,
    source: "WHATWG Encoding Standard, windows-1252: https://encoding.spec.whatwg.org/#windows-1252",
    documentation: DOCUMENTATION,
  };
}

/** A finding for each character that was read as two to four. */
export function mojibake(document) {
  const { aboutWording, repeatsItself } = document.signs;
  if (aboutWording || repeatsItself || TOPIC.test(document.text)) {
    return [];
  }
  const places = new Bytes(document.text);
  const findings = [];
  for (const { index, 0: hit } of document.text.matchAll(SUSPICIOUS)) {
    const character = decoded(hit);
    const span = places.span(index, index + hit.length);
    if (character === null || isProtected(document, span)) {
      continue;
    }
    findings.push({
      code: "mojibake",
      span,
      message: `\`${hit}\` is \`${character}\`, read in the wrong encoding`,
      related: [],
      applicability: "safe",
      edits: [{ span, replacement: character }],
      question: null,
    });
  }
  return findings;
}
