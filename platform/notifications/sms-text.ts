/** The alphabet of SMS (3GPP TS 23.038, section 6.2.1), then what takes an escape and counts twice. */
const ALPHABET = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const ESCAPED = new Set('^{}\\[~]|€');

/** Signs of good typography, and what stands for them in an SMS. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"', '…': '...', '–': '-', '—': '-' },
  ...{ '\u00a0': ' ', '\u202f': ' ', '\u2011': '-', œ: 'oe', Œ: 'OE' },
};

/**
 * Brings French text into the alphabet of SMS: « ê » becomes « e », quotation marks become straight. One letter outside
 * would send the whole text in two-byte characters, at 70 a message in place of 160. What has no plain letter stays.
 */
export function inSmsAlphabet(text: string): string {
  const spaced = text.replaceAll(/«[\u00a0\u202f ]?/g, '«').replaceAll(/[\u00a0\u202f ]?»/g, '»');
  return [...spaced].map(plain).join('');
}

/** How many messages a text takes, and in which of the two encodings. */
export function smsLength(text: string): { readonly encoding: 'gsm-7' | 'ucs-2'; readonly segments: number } {
  const characters = [...text];
  const narrow = characters.every((one) => ALPHABET.has(one) || ESCAPED.has(one));
  const encoding = narrow ? 'gsm-7' : 'ucs-2';
  const [alone, chained] = narrow ? [160, 153] : [70, 67];
  const widths = characters.map((one) => (narrow ? (ESCAPED.has(one) ? 2 : 1) : one.length));
  const total = widths.reduce((sum, width) => sum + width, 0);
  return { encoding, segments: total <= alone ? Math.min(total, 1) : segmentsOf(widths, chained) };
}

/** A character never straddles two messages. */
function segmentsOf(widths: readonly number[], room: number): number {
  let [segments, used] = [1, 0];
  for (const width of widths) {
    if (used + width > room) [segments, used] = [segments + 1, 0];
    used += width;
  }
  return segments;
}

function plain(character: string): string {
  if (ALPHABET.has(character) || ESCAPED.has(character)) return character;
  const sign = SIGNS[character];
  if (sign !== undefined) return sign;
  const bare = character.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  return [...bare].every((one) => ALPHABET.has(one)) ? bare : character;
}
