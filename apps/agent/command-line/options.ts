import { Invalid } from '#platform/kernel/errors.ts';

/** How an option is given: alone, with a value, or with values that add up. */
export type OptionShape = 'flag' | 'value' | 'values';

/** What each command takes beside the options that all take. */
export type OptionShapes = Readonly<Record<string, OptionShape>>;

/** Options of every command. */
const COMMON_OPTIONS: OptionShapes = {
  repo: 'value',
  'repository-file': 'value',
  'password-file': 'value',
  'password-command': 'value',
  json: 'flag',
  quiet: 'flag',
  verbose: 'flag',
  'no-lock': 'flag',
  'no-cache': 'flag',
  compression: 'value',
  help: 'flag',
};

/** One letter for what is typed often, as restic has it. */
const LETTERS: Readonly<Record<string, string>> = {
  r: 'repo',
  p: 'password-file',
  q: 'quiet',
  v: 'verbose',
  h: 'help',
};

/** The command line as read. */
export class Options {
  readonly #flags: ReadonlySet<string>;
  readonly #values: ReadonlyMap<string, readonly string[]>;
  /** What stands without an option. */
  readonly words: readonly string[];

  constructor(flags: ReadonlySet<string>, values: ReadonlyMap<string, readonly string[]>, words: readonly string[]) {
    this.#flags = flags;
    this.#values = values;
    this.words = words;
  }

  flag(name: string): boolean {
    return this.#flags.has(name);
  }

  value(name: string): string | null {
    return this.#values.get(name)?.at(-1) ?? null;
  }

  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** @throws Invalid when the value is no whole number. */
  number(name: string): number | null {
    const text = this.value(name);
    if (text === null) return null;
    if (text === 'unlimited') return -1;
    if (!/^-?\d+$/.test(text))
      throw new Invalid('agent.option.number', `--${name} attend un nombre entier, pas « ${text} ».`);
    return Number(text);
  }
}

/**
 * @param shapes of the command
 * @param letters of the command: `{t: 'target'}`
 * @throws Invalid naming the option that is not understood: a typing error must not be taken for consent.
 */
export function readOptions(
  args: readonly string[],
  shapes: OptionShapes,
  letters: Readonly<Record<string, string>> = {},
): Options {
  const known: OptionShapes = { ...COMMON_OPTIONS, ...shapes };
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at]!;
    if (argument === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      words.push(argument);
      continue;
    }
    const { name, attached } = nameOf(argument, { ...LETTERS, ...letters });
    const shape = Object.hasOwn(known, name) ? known[name] : undefined;
    if (shape === undefined) throw new Invalid('agent.option.unknown', `Option inconnue : ${argument}. Voyez --help.`);
    if (shape === 'flag' && attached === null) {
      flags.add(name);
      continue;
    }
    if (shape === 'flag') {
      if (attached === 'true') flags.add(name);
      continue;
    }
    const value = attached ?? args[(at += 1)];
    if (value === undefined) throw new Invalid('agent.option.missing', `L’option ${argument} attend une valeur.`);
    values.set(name, shape === 'values' ? [...(values.get(name) ?? []), value] : [value]);
  }
  return new Options(flags, values, words);
}

function nameOf(
  argument: string,
  letters: Readonly<Record<string, string>>,
): { name: string; attached: string | null } {
  if (argument.startsWith('--')) {
    const equals = argument.indexOf('=');
    return equals < 0
      ? { name: argument.slice(2), attached: null }
      : { name: argument.slice(2, equals), attached: argument.slice(equals + 1) };
  }
  const letter = argument[1] ?? '';
  return {
    name: letters[letter] ?? argument,
    attached: argument.length > 2 ? argument.slice(2).replace(/^=/, '') : null,
  };
}
