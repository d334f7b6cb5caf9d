/** What is read of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifiers = ['ctrl', 'alt', 'shift'];

/** Splits `ctrl+shift+k` into its modifiers and its key. */
function parts(combination: string): { readonly held: readonly string[]; readonly key: string } {
  const words = combination.toLowerCase().split('+');
  return { held: words.filter((word) => modifiers.includes(word)), key: words.at(-1) || '+' };
}

/** A digit is the key that bears it: on a French keyboard it needs Shift, and Alt changes the character. */
const isKey = (press: KeyPress, key: string): boolean =>
  press.key.toLowerCase() === key ||
  (/^\d$/.test(key) && (press.code === `Digit${key}` || press.code === `Numpad${key}`));

/**
 * Whether a key press is this combination: `n`, `?`, `enter`, `f8`, `ctrl+k` (or the command key), `alt+3`, `shift+z`.
 * Shift counts only where it is named, or with a letter alone.
 */
export function matchesCombination(press: KeyPress, combination: string): boolean {
  const { held, key } = parts(combination);
  const shiftMatters = held.includes('shift') || /^[a-z]$/.test(key);
  return (
    isKey(press, key) &&
    (press.ctrlKey || press.metaKey) === held.includes('ctrl') &&
    press.altKey === held.includes('alt') &&
    (!shiftMatters || press.shiftKey === held.includes('shift'))
  );
}

/** Whether a combination is more than a single key that dictation could press: with a modifier, or a function key. */
export function isNoSingleKey(combination: string): boolean {
  return /^(ctrl|alt)\+|^f\d+$/i.test(combination);
}

/** Whether a combination works while one types in a field, which takes back its own words by Ctrl Z. */
export function worksWhileTyping(combination: string): boolean {
  return isNoSingleKey(combination) && combination !== 'ctrl+z';
}

const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Maj',
  enter: 'Entrée',
  escape: 'Échap',
  space: 'Espace',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** Words on the keys, as people read them: `ctrl+enter` is `Ctrl Entrée`. Steps of a sequence follow each other. */
export function keyNames(keys: string): readonly string[] {
  return keys.split(' ').map((combination) =>
    combination
      .split('+')
      .map((word) => names[word.toLowerCase()] ?? word.toUpperCase())
      .join(' '),
  );
}
