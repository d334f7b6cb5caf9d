#!/usr/bin/env node
// Plain JavaScript for Node 20: the command line runs on our own Node, as the server does.
import { handOver, install } from '../../../bootstrap/install.mjs';

await install({ mode: 'start' });
handOver('apps/server/cli.ts', process.argv.slice(2));
