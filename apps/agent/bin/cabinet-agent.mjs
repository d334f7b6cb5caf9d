#!/usr/bin/env node
// Plain JavaScript for Node 20: the agent runs on our own Node, as the server does.
import process from 'node:process';
import { handOver, install } from '../../../bootstrap/install.mjs';

// Handing over goes to the checkout; what a person names is relative to where they are.
process.env['CABINET_AGENT_FOLDER'] = process.cwd();
await install({ mode: 'start' });
handOver('apps/agent/cli.ts', process.argv.slice(2));
