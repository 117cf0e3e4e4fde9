// Places in a prompt: JavaScript counts units of UTF-16, the contract bytes of UTF-8.

/** Turns units of a text into bytes, in one walk: ask in ascending order. */
export class Bytes {
  constructor(text) {
    this.text = text;
    this.unit = 0;
    this.byte = 0;
  }

  /** The byte at which a unit begins. */
  at(unit) {
    while (this.unit < unit) {
      const point = this.text.codePointAt(this.unit);
      this.unit += point < 0x10000 ? 1 : 2;
      this.byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return this.byte;
  }

  /** The bytes of the units `start..end`. */
  span(start, end) {
    return { start: this.at(start), end: this.at(end) };
  }
}

/** Whether an edit of `span` could lose text that must stay. */
export function isProtected(document, span) {
  return document.protected.some((kept) => kept.span.start < span.end && span.start < kept.span.end);
}
