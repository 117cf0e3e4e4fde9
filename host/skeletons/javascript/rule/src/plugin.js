// {{TITLE}}: rules about haste.

import { Bytes, isProtected } from "./spans.js";

// At the end of a clause, so that nothing has to be put right behind it.
const HASTE = /(?<=[^\s.,;:!?])(?:, *| +)(?:as fast as you can|as soon as possible|asap|urgently)(?=[.!?;:]|\s*$)/gim;

const DOCUMENTATION = `\
Deletes \`ASAP\`, \`urgently\` and their kind.
A model answers as fast as it can anyway.

Keeps still in mails and stories, where somebody else is in a hurry, and where the prompt gives a text to work on.

Before: Write a parser for CSV files, ASAP.

After: Write a parser for CSV files.
`;

/** Findings of the rule `urgency`. */
function urgency(document) {
  const { fictionOrMessage, worksOnText } = document.signs;
  if (fictionOrMessage || worksOnText) {
    return [];
  }
  const places = new Bytes(document.text);
  return [...document.text.matchAll(HASTE)]
    .map((hit) => places.span(hit.index, hit.index + hit[0].length))
    .filter((span) => !isProtected(document, span))
    .map((span) => ({
      code: "urgency",
      span,
      message: "A model answers as fast as it can anyway.",
      related: [],
      applicability: "safe",
      edits: [{ span, replacement: "" }],
      question: null,
    }));
}

const RULES = { urgency };

/** What the host calls. */
export const rule = {
  describe() {
    return {
      plugin: { id: "{{ID}}", version: "0.1.0", title: "{{TITLE}}", summary: "{{SUMMARY}}" },
      rules: [
        {
          code: "urgency",
          summary: "Deletes pressure of time, which a model does not feel.",
          phase: "clarify",
          applicability: "safe",
          enabledByDefault: true,
          languages: [],
          weight: 1,
          source: "House rules",
          documentation: DOCUMENTATION,
        },
      ],
    };
  },

  check(document, codes) {
    return codes.flatMap((code) => RULES[code](document));
  },
};
