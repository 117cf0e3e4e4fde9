// {{TITLE}}: a filter that is loud.

// The order of the properties is the order in which templates may give arguments without names.
const ARGUMENTS = {
  type: "object",
  properties: {
    marks: { type: "integer", minimum: 0, maximum: 3, default: 1, description: "Exclamation marks at the end." },
  },
  additionalProperties: false,
};

const DOCUMENTATION = `\
Writes a text in capitals, with exclamation marks behind it.

\`{{ "so be it" | {{SNAKE_ID}}(marks=2) }}\` gives \`SO BE IT!!\`.
`;

/** The filter itself. What it throws is the contract's `filter-error`. */
function shout(value, { marks, ...unknown }) {
  if (typeof value !== "string") {
    throw { argument: null, message: `the value must be a text, not ${shown(value)}` };
  }
  for (const name of Object.keys(unknown)) {
    throw { argument: name, message: "is no argument of this filter: `marks` is" };
  }
  const count = marks ?? 1;
  if (![0, 1, 2, 3].includes(count)) {
    throw { argument: "marks", message: `must be a whole number from 0 to 3, not ${shown(count)}` };
  }
  return value.toUpperCase() + "!".repeat(count);
}

function shown(value) {
  // By characters: half of one is no text that could be handed over.
  return Array.from(JSON.stringify(value)).slice(0, 40).join("");
}

const FILTERS = { {{SNAKE_ID}}: shout };

/** What the host calls. */
export const filter = {
  describe() {
    return {
      plugin: { id: "{{ID}}", version: "0.1.0", title: "{{TITLE}}", summary: "{{SUMMARY}}" },
      filters: [
        {
          name: "{{SNAKE_ID}}",
          summary: "Writes a text in capitals.",
          argumentsSchema: JSON.stringify(ARGUMENTS),
          documentation: DOCUMENTATION,
        },
      ],
    };
  },

  apply(name, valueJson, argumentsJson) {
    return JSON.stringify(FILTERS[name](JSON.parse(valueJson), JSON.parse(argumentsJson)));
  },
};
