import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A benchmark prints what a person reads, and answers the object that becomes the last line. */
interface Benchmark {
  readonly run: (args: string[]) => Promise<object>;
}

const [name = '', ...args] = process.argv.slice(2);
const file = path.join(import.meta.dirname, `${name}.ts`);
const known = readdirSync(import.meta.dirname)
  .filter((entry) => entry.endsWith('.ts') && entry !== 'bench.ts')
  .map((entry) => entry.slice(0, -3));

if (!/^[a-z][a-z-]*$/.test(name) || !known.includes(name) || !existsSync(file)) {
  console.error(`bench NAME [options], where NAME is one of: ${known.join(', ')}`);
  process.exit(2);
}
const { run } = (await import(file)) as Benchmark;
console.log(JSON.stringify(await run(args)));
