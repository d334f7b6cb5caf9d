import { readFile } from 'node:fs/promises';
import { placeAt } from '../place.ts';

// Run as a process of its own: opens every organisation, many at once and again and again, and says what that took.
const AT_ONCE = 200;
const ROUNDS = 3;

const { databases, close } = await (await placeAt(process.argv[2])).open();
const organizations = await databases.organizations();
let connections = 0;
const watch = setInterval(() => (connections = Math.max(connections, databases.connections)), 5);
const latencies: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const left = [...organizations];
  const visitor = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const begun = performance.now();
      const database = await databases.organization(id);
      await database.selectFrom('documents.objects').select('id').limit(1).execute();
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
}
clearInterval(watch);
const peak = /VmHWM:\s+(\d+) kB/.exec(await readFile('/proc/self/status', 'utf8'))?.[1];
const sorted = latencies.toSorted((one, other) => one - other);
await close(false);
console.log(
  JSON.stringify({
    ...{ connections, rss_mib: Number(peak) / 1024, p50_ms: sorted[sorted.length >> 1] },
    ...{ p99_ms: sorted[Math.floor(sorted.length * 0.99)], visits: sorted.length },
  }),
);
