// {{TITLE}}: templates that read `${name}`, `${name|filter}`, and `$$` for a dollar.

import { apply } from "prompt-host:plugin/filters@{{CONTRACT_VERSION}}";

const DOLLAR = /\$(?:(?<dollar>\$)|\{(?<name>[A-Za-z]\w*)(?:\|(?<filter>[A-Za-z]\w*))?\})?/g;

/** A template, read once and rendered as often as wanted. */
class Template {
  /** `pieces` are texts, and slots with their name, filter and place. */
  constructor(name, pieces) {
    this.name = name;
    this.pieces = pieces;
    this.slots = pieces.filter((piece) => typeof piece !== "string");
  }

  static compile(name, source) {
    const pieces = [];
    let end = 0;
    let [line, column] = [1, 1];
    for (const hit of source.matchAll(DOLLAR)) {
      const text = source.slice(end, hit.index);
      pieces.push(text);
      end = hit.index + hit[0].length;
      // The contract counts characters, and a string units of UTF-16.
      const lines = text.split("\n");
      line += lines.length - 1;
      column = (lines.length > 1 ? 1 : column) + [...lines.at(-1)].length;
      const place = { line, column };
      if (hit.groups.dollar) {
        pieces.push("$");
      } else if (hit.groups.name) {
        pieces.push({ name: hit.groups.name, filter: hit.groups.filter, ...place });
      } else {
        const message = "write `$$` for a dollar, or `${name}` or `${name|filter}` for a value";
        throw { template: name, ...place, message };
      }
      column += hit[0].length;
    }
    pieces.push(source.slice(end));
    return new Template(name, pieces);
  }

  variables() {
    return references(this.slots.map((slot) => ({ ...slot, read: slot.name })));
  }

  dependencies() {
    // Includes would be loaded with `load` of "prompt-host:plugin/template-loader@{{CONTRACT_VERSION}}", and named here.
    return [];
  }

  filters() {
    return references(this.slots.filter((slot) => slot.filter).map((slot) => ({ ...slot, read: slot.filter })));
  }

  render(valuesJson) {
    const values = JSON.parse(valuesJson);
    return this.pieces.map((piece) => (typeof piece === "string" ? piece : this.filled(piece, values))).join("");
  }

  /** The text that stands in the place of a slot. */
  filled(slot, values) {
    const wrong = (message) => ({ template: this.name, line: slot.line, column: slot.column, message });
    if (!Object.hasOwn(values, slot.name)) {
      throw wrong(`there is no value \`${slot.name}\``);
    }
    let value = values[slot.name];
    if (slot.filter) {
      try {
        value = JSON.parse(apply(slot.filter, JSON.stringify(value), "[]", "{}"));
      } catch (error) {
        throw wrong(`\`${slot.filter}\`: ${error.message ?? error.payload?.message}`);
      }
    }
    return typeof value === "string" ? value : JSON.stringify(value);
  }
}

/** Each name once, with its first place, sorted. */
function references(read) {
  const first = new Map();
  for (const { read: name, line, column } of read) {
    if (!first.has(name)) {
      first.set(name, { name, line, column });
    }
  }
  return [...first.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the host calls. */
export const templateEngine = {
  describe() {
    return {
      plugin: { id: "{{ID}}", version: "0.1.0", title: "{{TITLE}}", summary: "{{SUMMARY}}" },
      name: "{{SNAKE_ID}}",
      endings: ["{{ID}}"],
    };
  },

  Template,
};
