import { spellingDistance, toleratedMistakes } from './spelling-distance.ts';

/** Names with few of the asked letters in common are not measured. */
const LEAST_SHARED = 0.4;

/** Finds names spelt nearly as asked, by the groups of three letters they share. */
export class LikenessIndex {
  readonly #names: readonly string[];
  readonly #holders = new Map<string, number[]>();

  /** @param names folded, without blanks. */
  constructor(names: readonly string[]) {
    this.#names = names;
    for (const [at, name] of names.entries()) {
      for (const group of groupsOf(name)) {
        const list = this.#holders.get(group);
        if (list === undefined) this.#holders.set(group, [at]);
        else list.push(at);
      }
    }
  }

  /** Positions of the names within the tolerated mistakes, each with their number. */
  like(asked: string): ReadonlyMap<number, number> {
    const limit = toleratedMistakes(asked.length);
    const found = new Map<number, number>();
    if (limit === 0) return found;
    const groups = groupsOf(asked);
    const shared = new Map<number, number>();
    for (const group of groups) {
      for (const at of this.#holders.get(group) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    for (const [at, count] of shared) {
      if (count < groups.size * LEAST_SHARED) continue;
      const mistakes = spellingDistance(asked, this.#names[at]!, limit);
      if (mistakes <= limit) found.set(at, mistakes);
    }
    return found;
  }
}

function groupsOf(name: string): ReadonlySet<string> {
  const padded = ` ${name} `;
  return new Set(Array.from({ length: Math.max(padded.length - 2, 0) }, (_, at) => padded.slice(at, at + 3)));
}
