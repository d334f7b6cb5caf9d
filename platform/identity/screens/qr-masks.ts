import type { QrMatrix } from './qr-matrix.ts';

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Whether a mask turns a module of data over. */
export function maskedOut(mask: number, x: number, y: number): boolean {
  return MASKS[mask]!(x, y);
}

/** How hard a code is to read (ISO/IEC 18004, 7.8.3): long runs, blocks, false finders, uneven dark and light. */
export function penalty(matrix: QrMatrix): number {
  const columns = matrix.map((_, x) => matrix.map((row) => row[x]!));
  const lines = [...matrix, ...columns];
  const runs = lines.reduce((sum, line) => sum + runPenalty(line) + finderPenalty(line), 0);
  const dark = matrix.flat().filter(Boolean).length;
  const percent = (dark * 100) / matrix.length ** 2;
  return runs + blockPenalty(matrix) + Math.floor(Math.abs(percent - 50) / 5) * 10;
}

function runPenalty(line: readonly boolean[]): number {
  let [sum, run] = [0, 1];
  for (let at = 1; at <= line.length; at += 1) {
    if (line[at] === line[at - 1]) run += 1;
    else {
      if (run >= 5) sum += run - 2;
      run = 1;
    }
  }
  return sum;
}

const FINDERS = ['10111010000', '00001011101'] as const;

function finderPenalty(line: readonly boolean[]): number {
  const text = line.map((dark) => (dark ? '1' : '0')).join('');
  let sum = 0;
  for (const finder of FINDERS) {
    for (let at = text.indexOf(finder); at >= 0; at = text.indexOf(finder, at + 1)) sum += 40;
  }
  return sum;
}

function blockPenalty(matrix: QrMatrix): number {
  let sum = 0;
  for (let y = 1; y < matrix.length; y += 1) {
    for (let x = 1; x < matrix.length; x += 1) {
      const here = matrix[y]![x];
      if (here === matrix[y - 1]![x] && here === matrix[y]![x - 1] && here === matrix[y - 1]![x - 1]) sum += 3;
    }
  }
  return sum;
}
