import { Resolver } from 'node:dns/promises';

export interface ReverseNamesOptions {
  /** How long the lines of a batch may wait for names, in milliseconds; what is not known then stays empty. */
  readonly patienceMs?: number;
  /** The lookup itself, for tests. */
  readonly reverse?: (ip: string) => Promise<readonly string[]>;
}

const REMEMBERED = 10_000;
const REMEMBERED_MS = 15 * 60_000;
const AT_ONCE = 50;

/**
 * Names of addresses by reverse DNS, asked for off the path of requests. Remembered for a quarter of an hour by the
 * machine's clock, absent names too, and never more than a few thousand of them.
 */
export class ReverseNames {
  readonly #patienceMs: number;
  readonly #reverse: (ip: string) => Promise<readonly string[]>;
  readonly #known = new Map<string, { readonly name: string | null; readonly until: number }>();
  readonly #asked = new Map<string, Promise<void>>();

  constructor(options: ReverseNamesOptions = {}) {
    this.#patienceMs = options.patienceMs ?? 1_000;
    const resolver = new Resolver({ timeout: 1_000, tries: 1 });
    this.#reverse = options.reverse ?? ((ip) => resolver.reverse(ip));
  }

  /** Names of those of the addresses that have one and answer in time. */
  async of(ips: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ips)];
    const waiting = wanted.filter((ip) => !this.#isFresh(ip)).map((ip) => this.#ask(ip));
    if (waiting.length > 0) {
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, this.#patienceMs);
      await Promise.race([Promise.all(waiting), patience.promise]);
      clearTimeout(timer);
    }
    const named = wanted.map((ip) => [ip, this.#known.get(ip)?.name ?? null] as const);
    return new Map(named.filter((pair): pair is [string, string] => pair[1] !== null));
  }

  #isFresh(ip: string): boolean {
    return (this.#known.get(ip)?.until ?? 0) > Date.now();
  }

  /** Beyond what may be asked at once, an address stays without a name: naming must not delay sealing. */
  async #ask(ip: string): Promise<void> {
    const already = this.#asked.get(ip);
    if (already !== undefined) return already;
    if (this.#asked.size >= AT_ONCE) return;
    const asking = this.#reverse(ip)
      .then(
        (names) => this.#remember(ip, names[0] ?? null),
        () => this.#remember(ip, null),
      )
      .finally(() => this.#asked.delete(ip));
    this.#asked.set(ip, asking);
    return asking;
  }

  #remember(ip: string, name: string | null): void {
    if (this.#known.size >= REMEMBERED) this.#known.delete(this.#known.keys().next().value!);
    this.#known.delete(ip);
    this.#known.set(ip, { name, until: Date.now() + REMEMBERED_MS });
  }
}
