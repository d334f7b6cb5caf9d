import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeFiles, root } from '../bootstrap/source-files.ts';
import type { Check } from './outcome.ts';

const LONGEST = 300;
const REASON_WITHIN = 5;
const EMPTY_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'service', 'manager', 'common', 'misc']);
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file too long without a reason, or named for nothing it holds. */
export function sizeProblems(file: string, text: string): string[] {
  const lines = lineCount(text);
  const explained = text
    .split('\n')
    .slice(0, REASON_WITHIN)
    .some((line) => line.includes('Long because: '));
  const words = file
    .replace(/\.[^/]*$/, '')
    .split('/')
    .map((part) => part.replace(/^\./, ''));
  return [
    ...(lines > LONGEST && !explained
      ? [`${file}: ${lines} lines; split it, or say “Long because: …” within its first ${REASON_WITHIN} lines`]
      : []),
    ...words.filter((word) => EMPTY_NAMES.has(word)).map((word) => `${file}: “${word}” does not say what it holds`),
    ...words.filter((word) => !KEBAB.test(word)).map((word) => `${file}: “${word}” is not in kebab case`),
  ];
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export const sizes: Check = {
  name: 'sizes and names',
  run: () => {
    const files = codeFiles().map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
    return {
      inspected: files.length,
      unit: 'files',
      problems: files.flatMap(({ file, text }) => sizeProblems(file, text)),
      note: `median ${median(files.map(({ text }) => lineCount(text)))} lines`,
    };
  },
};
