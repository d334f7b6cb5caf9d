// Plain JavaScript for Node 20: installs from the lockfile, then hands over to the Node that the lockfile brings.
import { handOver, install } from './bootstrap/install.mjs';

await install({ mode: 'start' });
handOver('apps/server/main.ts', process.argv.slice(2));
