import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles, root } from '../bootstrap/source-files.ts';
import type { Check } from './outcome.ts';

/** Folders of one machine; a program takes its temporary folder from the system. */
const MACHINE_PATH = /(?<![\w.)}/*-])\/(?:root|work|tmp|home\/\w+)\//;
const GENERATED = new Set(['package-lock.json']);

/** Lines that name a folder of somebody's machine. */
export function machinePaths(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = MACHINE_PATH.exec(line)?.[0];
    return found === undefined ? [] : [`${file}:${index + 1}: ${found} exists on one machine only`];
  });
}

export const machinePathsCheck: Check = {
  name: 'no path of a machine',
  run: () => {
    const files = projectFiles().filter((file) => !GENERATED.has(file));
    const texts = files
      .map((file) => ({ file, content: readFileSync(path.join(root, file)) }))
      .filter(({ content }) => !content.subarray(0, 8000).includes(0));
    return {
      inspected: texts.length,
      unit: 'files',
      problems: texts.flatMap(({ file, content }) => machinePaths(file, content.toString())),
    };
  },
};
