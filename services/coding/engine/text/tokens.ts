import { withoutAccents } from '#platform/kernel/folded-text.ts';
import { canonicalStem } from './equivalents.ts';

/** One word or number of a text, folded for comparison, with its place in the original. */
export interface Token {
  /** Lower case, no accents, ligatures opened. */
  readonly text: string;
  /** What is compared: `text` without the endings of gender and number. */
  readonly stem: string;
  /** UTF-16 offsets in the text as it was given. */
  readonly start: number;
  readonly end: number;
  /** Written in capitals: how abbreviations of two or three letters are told from small words. */
  readonly capitals: boolean;
}

const folded = new Map<string, string>();

/** One character folded: `É` → `e`, `œ` → `oe`, a combining accent → nothing, punctuation → itself. */
function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) return character.toLowerCase();
  let known = folded.get(character);
  if (known === undefined) {
    known = withoutAccents(character);
    folded.set(character, known);
  }
  return known;
}

/** A whole text folded, for rules that look at lines rather than words. Offsets are not kept. */
export function foldText(text: string): string {
  let out = '';
  for (const character of text) out += fold(character);
  return out;
}

const isLetter = (character: string): boolean => character >= 'a' && character <= 'z';
const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/**
 * Cuts a text into words and numbers. `9,1` is one number (`9.1`); a word broken by a hyphen at the end of a line is
 * one word; apostrophes and hyphens separate.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  let start = 0;
  let end = 0;
  let capitals = 0;
  // Looking at the word itself at each letter would copy it each time.
  let number = false;
  const finish = (): void => {
    if (word !== '')
      tokens.push({ text: word, stem: canonicalStem(stem(word)), start, end, capitals: capitals === end - start });
    word = '';
    capitals = 0;
  };
  for (let at = 0; at < text.length; at += 1) {
    const original = text[at]!;
    const character = fold(original);
    const first = character[0] ?? '';
    if (character === '') {
      if (word !== '') end = at + 1;
      continue;
    }
    const letter = isLetter(first);
    const digit = isDigit(first);
    if (letter || digit) {
      // A figure glued to letters is a word of its own in "12h" but not in "B12" or "T2".
      if (letter && word !== '' && number) finish();
      if (word === '') [start, number] = [at, digit];
      word += character;
      end = at + 1;
      if (letter && original !== original.toLowerCase()) capitals += 1;
    } else if ((first === ',' || first === '.') && word !== '' && number && isDigit(text[at + 1] ?? '')) {
      word += '.';
    } else if (first === '-' && word !== '' && !number && continuesOnNextLine(text, at)) {
      at = text.indexOf('\n', at);
    } else {
      finish();
    }
  }
  finish();
  return tokens;
}

function continuesOnNextLine(text: string, hyphen: number): boolean {
  const next = text[hyphen + 1] === '\r' ? hyphen + 2 : hyphen + 1;
  if (text[next] !== '\n') return false;
  const letter = text[next + 1] ?? '';
  return isLetter(fold(letter)[0] ?? '') && letter === letter.toLowerCase();
}

/**
 * Light French stem: plural and feminine endings only. A true stemmer would merge medical words that differ
 * (`hepatique`, `hepatite`).
 */
export function stem(word: string): string {
  if (word.length < 4 || isDigit(word[0]!)) return word;
  let root = word;
  if (root.endsWith('aux') && root.length > 5) root = `${root.slice(0, -3)}al`;
  // `toux` is no plural, and without its last letter would be `tous`.
  else if (root.endsWith('s') || (root.endsWith('x') && root.length > 4)) root = root.slice(0, -1);
  if (root.length > 4 && root.endsWith('e')) root = root.slice(0, -1);
  if (root.length > 4 && root.endsWith('e')) root = root.slice(0, -1);
  const last = root.at(-1)!;
  if (root.length > 4 && last === root.at(-2) && 'lnt'.includes(last)) root = root.slice(0, -1);
  return root;
}

const STOP_WORDS = new Set(
  (
    'a au aux avec ce ces cet cette chez d dans de des dont du elle en entre est et eu il ils j l la le les leur lors ' +
    'lui m mme mr n ne nos notre on ou par pendant plus pour qu que qui s sa se ses son sont sous suite sur t type un une y'
  ).split(' '),
);

/** Words that carry no meaning in a term. `sans`, `non` and `pas` are not among them: they turn the meaning round. */
export function isStopWord(text: string): boolean {
  return STOP_WORDS.has(text) && text !== 'type';
}

/** Stems of the words of a text that carry meaning, each once, in order. */
export function contentStems(text: string): string[] {
  const stems = new Set<string>();
  for (const token of tokenize(text)) if (!isStopWord(token.text)) stems.add(token.stem);
  return [...stems];
}
