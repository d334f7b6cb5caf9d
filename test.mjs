// `npm test`: from a fresh clone to a verdict. Plain JavaScript, because the machine's Node may be older than ours.
import process from 'node:process';
import { handOver, install } from './bootstrap/install.mjs';

await install({ mode: 'test' });
handOver('bootstrap/run-tests.ts', process.argv.slice(2));
