/**
 * Settings come from the environment. Each is declared once with its documentation, default and reader; a value that
 * is not understood stops the start with a sentence that names the variable and the rule.
 */
export interface Setting<Value> {
  readonly variable: string;
  /** One English sentence for `docs/operate/settings.md`. */
  readonly about: string;
  /** Text used when the variable is absent or empty; null when absence means "not configured". */
  readonly fallback: string | null;
  readonly read: (text: string) => Value;
}

class SettingError extends Error {
  constructor(variable: string, rule: string) {
    super(`${variable}: ${rule}`);
    this.name = 'SettingError';
  }
}

type SettingValue<S> = S extends { fallback: null; read: (text: string) => infer V }
  ? V | null
  : S extends { read: (text: string) => infer V }
    ? V
    : never;

export type Settings<Declared extends Record<string, Setting<unknown>>> = {
  readonly [Name in keyof Declared]: SettingValue<Declared[Name]>;
};

/** Declares one setting; keeps the literal type of `fallback` so that absence shows in the type. */
export function setting<Value, Fallback extends string | null>(
  declared: Setting<Value> & { readonly fallback: Fallback },
): Setting<Value> & { readonly fallback: Fallback } {
  return declared;
}

/**
 * Reads every declared setting.
 * @throws {SettingError} naming the first variable that is not understood.
 */
export function readSettings<Declared extends Record<string, Setting<unknown>>>(
  declared: Declared,
  environment: Readonly<Record<string, string | undefined>>,
): Settings<Declared> {
  const values: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(declared)) {
    const text = environment[item.variable]?.trim() || item.fallback;
    values[name] = text === null ? null : readOne(item, text);
  }
  return values as Settings<Declared>;
}

function readOne(item: Setting<unknown>, text: string): unknown {
  try {
    return item.read(text);
  } catch (error) {
    throw new SettingError(item.variable, error instanceof Error ? error.message : 'not understood');
  }
}

/** Readers for the common shapes; each throws an `Error` whose message is the rule. */
export const reads = {
  text: (text: string): string => text,
  port: (text: string): number => {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65_535) throw new Error('must be a port number between 0 and 65535');
    return port;
  },
  url: (text: string): URL => {
    const url = URL.parse(text);
    if (url === null) throw new Error('must be a URL such as http://localhost:3000');
    return url;
  },
  instant: (text: string): Temporal.Instant => {
    try {
      return Temporal.Instant.from(text);
    } catch {
      throw new Error('must be an ISO 8601 instant such as 2027-03-28T08:00:00Z');
    }
  },
  oneOf:
    <const Choice extends string>(...choices: readonly Choice[]) =>
    (text: string): Choice => {
      const choice = choices.find((candidate) => candidate === text);
      if (choice === undefined) throw new Error(`must be one of ${choices.join(', ')}`);
      return choice;
    },
};
