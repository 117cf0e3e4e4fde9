// Example in JavaScript: a rule about encodings.

import { describeMojibake, mojibake } from "./mojibake.js";

const RULES = { mojibake };

/** What the host calls. */
export const rule = {
  describe() {
    return {
      plugin: {
        id: "example-javascript",
        version: "0.1.0",
        title: "Example in JavaScript",
        summary: "Rules about encodings, in JavaScript.",
      },
      rules: [describeMojibake()],
    };
  },

  check(document, codes) {
    return codes.flatMap((code) => RULES[code](document));
  },
};
