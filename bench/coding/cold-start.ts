import { readFile } from 'node:fs/promises';
import { createEngine } from '../../services/coding/engine/engine.ts';
import { loadReference } from '../../services/coding/engine/load-reference.ts';

// Run as a process of its own: how long until the first report is answered, and what the engine takes.
const [cacheDirectory = '', ...files] = process.argv.slice(2);
const lexicons = await Promise.all(
  files.map(async (file) => ({ name: 'full', content: await readFile(file, 'utf8') })),
);
const engine = createEngine(await loadReference({ cacheDirectory, lexicons }));
const text =
  'SMR. Motif : rééducation d’une hémiplégie droite. Antécédents : HTA. Pas de diabète. Conclusion : hémiplégie droite.';
engine.analyze(text, { admittedOn: '2025-03-03', hospitalization: 'HC' });
console.log(JSON.stringify({ ready_ms: performance.now(), rss_mib: process.memoryUsage().rss / 2 ** 20 }));
