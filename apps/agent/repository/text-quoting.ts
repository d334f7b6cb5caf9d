/**
 * The two quotings that a name goes through in a tree, as Go writes them: its string quoting, then its JSON. Trees are
 * compared by fingerprint, so that one byte of difference costs the deduplication against what restic wrote.
 */

const PLAIN = /^[ !#-[\]-~]*$/;
const PRINTED = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};
const LONG = new Map(Object.entries(SHORT).map(([character, escape]) => [escape[1], character]));

/** Raw bytes of a name as Go's quoted string, without the outer quotes. */
export function quoteBytes(bytes: Buffer): string {
  const simple = bytes.toString('latin1');
  if (PLAIN.test(simple)) return simple;
  let quoted = '';
  for (const piece of runes(bytes)) quoted += typeof piece === 'number' ? `\\x${hex(piece, 2)}` : quotedRune(piece);
  return quoted;
}

function quotedRune(rune: string): string {
  const short = SHORT[rune];
  if (short !== undefined) return short;
  if (PRINTED.test(rune)) return rune;
  const code = rune.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** The raw bytes that `quoteBytes` was given. An escape that is none stands for itself. */
export function unquoteBytes(quoted: string): Buffer {
  if (!quoted.includes('\\')) return Buffer.from(quoted, 'utf8');
  const pieces: Buffer[] = [];
  const escapes = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))|[^\\]+|\\/gsu;
  for (const [whole, byte, short, long, letter] of quoted.matchAll(escapes)) {
    if (byte !== undefined) pieces.push(Buffer.from([parseInt(byte, 16)]));
    else if (short ?? long) pieces.push(Buffer.from(String.fromCodePoint(parseInt(short ?? long ?? '', 16)), 'utf8'));
    else pieces.push(Buffer.from(letter === undefined ? whole : (LONG.get(letter) ?? whole), 'utf8'));
  }
  return Buffer.concat(pieces);
}

/** A JSON string as Go writes it: `<`, `>`, `&` and the two line separators are escaped. */
export function jsonText(text: string): string {
  return escapeForGo(JSON.stringify(text));
}

/** The same of raw bytes: each byte that is not UTF-8 becomes the escape of U+FFFD. */
export function jsonBytes(bytes: Buffer): string {
  let json = '';
  for (const piece of runes(bytes))
    json += typeof piece === 'number' ? '\\ufffd' : escapeForGo(JSON.stringify(piece).slice(1, -1));
  return `"${json}"`;
}

function escapeForGo(json: string): string {
  return /[<>&\u2028\u2029]/.test(json)
    ? json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${hex(character.charCodeAt(0), 4)}`)
    : json;
}

/** Whether the bytes are text as they stand. */
export function isUtf8Text(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}

/** Runes, and the bytes that belong to none. */
function* runes(bytes: Buffer): Generator<string | number> {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    const slice = bytes.subarray(at, at + length);
    const whole = length > 0 && slice.length === length && isUtf8Text(slice);
    yield whole ? slice.toString('utf8') : first;
    at += whole ? length : 1;
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
