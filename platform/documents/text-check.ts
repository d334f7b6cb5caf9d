/** Never in a text: C0 controls but tab, line feed, vertical tab, form feed, carriage return; and DEL. */
const CONTROL = new Set([...Array(32).keys(), 127].filter((byte) => byte < 9 || byte > 13));
/** Bytes that Windows-1252 leaves undefined (Unicode's CP1252.TXT). */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** How a text is written, as far as its bytes tell. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Reads bytes as they pass and says whether they are plain text: UTF-8, UTF-16 with its mark, or else Windows-1252, in
 * which the older hospital systems still write.
 */
export class TextCheck {
  #first: Buffer = Buffer.alloc(0);
  #utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  #control = false;
  #undefinedIn1252 = false;

  add(bytes: Uint8Array): void {
    if (this.#first.length < 2) this.#first = Buffer.concat([this.#first, bytes.subarray(0, 2)]).subarray(0, 2);
    for (const byte of bytes) {
      if (byte < 32 || byte === 127) this.#control ||= CONTROL.has(byte);
      else if (byte >= 0x81 && byte <= 0x9d) this.#undefinedIn1252 ||= UNDEFINED_IN_1252.has(byte);
    }
    this.#decode(bytes, true);
  }

  /** Whether nothing so far speaks against a text; what was added may end in the middle of a character. */
  get plausible(): boolean {
    return this.#marked !== null || !this.#control;
  }

  /** The encoding of all that was added, or null when it is no text. */
  encoding(): TextEncoding | null {
    if (this.#marked !== null) return this.#marked;
    if (this.#control) return null;
    this.#decode(new Uint8Array(0), false);
    if (this.#utf8 !== null) return 'utf-8';
    return this.#undefinedIn1252 ? null : 'windows-1252';
  }

  /** UTF-16 is believed on its byte order mark only. */
  get #marked(): 'utf-16le' | 'utf-16be' | null {
    if (this.#first[0] === 0xff && this.#first[1] === 0xfe) return 'utf-16le';
    return this.#first[0] === 0xfe && this.#first[1] === 0xff ? 'utf-16be' : null;
  }

  #decode(bytes: Uint8Array, stream: boolean): void {
    try {
      this.#utf8?.decode(bytes, { stream });
    } catch {
      this.#utf8 = null;
    }
  }
}
