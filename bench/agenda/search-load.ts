import type { Seeded } from './practices.ts';
import { send } from './visitors.ts';

export interface SearchLoad {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Requests answered 200 each second. */
  readonly rps: number;
  readonly errors: number;
}

/** A thousand searches, drawn once from a seed so that every run asks the same. */
export function searches({ kinds, towns }: Seeded, seed = 20_261_127): readonly string[] {
  let state = seed;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: 1_000 }, () => {
    const query = new URLSearchParams({ quoi: kinds[draw(kinds.length)]!.name });
    if (draw(10) > 0) query.set('ou', towns[draw(towns.length)]!.name);
    const when = ['', '', 'aujourdhui', '3-jours', '7-jours'][draw(5)]!;
    if (when !== '') query.set('quand', when);
    if (draw(4) === 0) query.set('km', '50');
    if (draw(8) === 0) query.set('page', '2');
    return `/api/booking/search?${query}`;
  });
}

/**
 * Asks at a steady rate whether or not earlier answers have come (an open loop): a slow answer is counted from when it
 * was due, and makes nobody else wait to ask.
 */
export async function searchAtRate(
  server: URL,
  paths: readonly string[],
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<SearchLoad> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  let errors = 0;
  const begun = performance.now();
  const total = rate * seconds;
  const ask = async (number: number): Promise<void> => {
    const due = begun + (number * 1000) / rate;
    try {
      const { status } = await send(new URL(paths[number % paths.length]!, server));
      if (status === 200) latencies.push(performance.now() - due);
      else errors += 1;
    } catch {
      errors += 1;
    }
  };
  await new Promise<void>((resolve) => {
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(total, Math.floor(((performance.now() - begun) * rate) / 1000));
      for (; sent < due; sent += 1) pending.push(ask(sent));
      if (sent < total) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await Promise.all(pending);
  const elapsed = (performance.now() - begun) / 1000;
  const sorted = latencies.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), rps: sorted.length / elapsed, errors };
}
