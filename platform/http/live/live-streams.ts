import type { Readable } from 'node:stream';
import { TooMany, Unavailable } from '#platform/kernel/errors.ts';

/** One browser needs one stream an organisation, whatever its number of tabs. */
const MOST_EACH = 10;
const MOST_IN_ALL = 2_000;
const COME_BACK_SECONDS = 30;

/** The open streams of this process: bounded, and closed with it. */
export class LiveStreams {
  readonly #open = new Map<Readable, string>();
  readonly #mostEach: number;
  readonly #mostInAll: number;

  constructor(mostEach = MOST_EACH, mostInAll = MOST_IN_ALL) {
    this.#mostEach = mostEach;
    this.#mostInAll = mostInAll;
  }

  /**
   * Opens a stream for a caller.
   * @throws {TooMany} for a caller who has too many open. @throws {Unavailable} when all together have.
   */
  open(caller: string, make: () => Readable): Readable {
    const own = [...this.#open.values()].filter((one) => one === caller).length;
    if (own >= this.#mostEach) {
      const sentence = 'Trop de pages suivent cette organisation à la fois. Fermez-en une.';
      throw new TooMany('events.too-many', sentence, COME_BACK_SECONDS);
    }
    if (this.#open.size >= this.#mostInAll) {
      throw new Unavailable('events.full', 'Trop de pages sont ouvertes : celle-ci ne se met pas à jour seule.');
    }
    const stream = make();
    this.#open.set(stream, caller);
    const forget = (): void => void this.#open.delete(stream);
    stream.once('end', forget).once('close', forget);
    return stream;
  }

  /** Ends every stream, so that the server may stop: browsers come back once it is there again. */
  closeAll(): void {
    for (const stream of this.#open.keys()) stream.push(null);
  }
}
