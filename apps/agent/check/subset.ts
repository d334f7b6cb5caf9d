import { Invalid } from '#platform/kernel/errors.ts';

/**
 * Chooses among packs: `1/4` the first of four parts that together are all, `10%` so many at random.
 * @param random from 0 to 1
 * @throws Invalid for another text.
 */
export function subsetOf(
  text: string,
  random: () => number = Math.random,
): (names: readonly string[]) => readonly string[] {
  const part = /^(\d+)\/(\d+)$/.exec(text);
  if (part !== null) {
    const [which, of] = [Number(part[1]), Number(part[2])];
    if (which < 1 || which > of) throw invalid();
    return (names) => names.filter((_, at) => at % of === which - 1);
  }
  const share = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const percent = Number(share?.[1] ?? 0);
  if (share === null || percent <= 0 || percent > 100) throw invalid();
  return (names) => {
    const count = Math.min(names.length, Math.max(1, Math.ceil((names.length * percent) / 100)));
    const drawn = names.map((name) => ({ name, order: random() })).toSorted((a, b) => a.order - b.order);
    return drawn.slice(0, count).map(({ name }) => name);
  };
}

function invalid(): Invalid {
  return new Invalid('agent.option.subset', '--read-data-subset attend une part (1/4) ou un pourcentage (10%).');
}
