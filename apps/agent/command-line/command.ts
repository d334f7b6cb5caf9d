import type { Options, OptionShapes } from './options.ts';
import type { Surroundings } from './session.ts';

/** One verb of the command line. */
export interface Command {
  readonly name: string;
  /** One French line for `--help`. */
  readonly summary: string;
  /** How it is written, without the options of every command. */
  readonly usage: string;
  readonly options: OptionShapes;
  readonly letters?: Readonly<Record<string, string>>;
  /** @returns the exit code: 0 done, 1 not done, 3 done but for some files. */
  readonly run: (options: Options, surroundings: Surroundings) => Promise<number>;
}
