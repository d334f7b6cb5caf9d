import { qrCodewords } from './qr-codewords.ts';
import { maskedOut, penalty } from './qr-masks.ts';

/** Rows of modules; true is dark. */
export type QrMatrix = readonly (readonly boolean[])[];

interface Drawing {
  readonly dark: boolean[][];
  /** Finder, timing, alignment, format and version patterns, which hold no data and are not masked. */
  readonly fixed: boolean[][];
}

/** The QR code of a text (ISO/IEC 18004, byte mode, level L), under the mask that reads best. */
export function qrMatrix(text: string): QrMatrix {
  const { version, codewords } = qrCodewords(text);
  const drawn = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => draw(version, codewords, mask));
  return drawn.toSorted((one, other) => penalty(one) - penalty(other))[0]!;
}

function draw(version: number, codewords: readonly number[], mask: number): QrMatrix {
  const size = version * 4 + 17;
  const blank = (): boolean[][] => Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const drawing: Drawing = { dark: blank(), fixed: blank() };
  const set = (x: number, y: number, dark: boolean): void => {
    drawing.dark[y]![x] = dark;
    drawing.fixed[y]![x] = true;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawFinder(size, x, y, set);
  drawAlignments(version, size, set);
  drawFormat(size, mask, set);
  drawVersion(version, size, set);
  drawData(drawing, size, codewords, mask);
  return drawing.dark;
}

type Set = (x: number, y: number, dark: boolean) => void;

function drawFinder(size: number, x: number, y: number, set: Set): void {
  for (let down = -4; down <= 4; down += 1) {
    for (let right = -4; right <= 4; right += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(right));
      const [column, row] = [x + right, y + down];
      const inside = column >= 0 && column < size && row >= 0 && row < size;
      if (inside) set(column, row, ring !== 2 && ring !== 4);
    }
  }
}

function drawAlignments(version: number, size: number, set: Set): void {
  if (version === 1) return;
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - (count - 2 - at) * step)];
  const last = count - 1;
  for (const [i, x] of places.entries()) {
    for (const [j, y] of places.entries()) {
      const onFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (onFinder) continue;
      for (let down = -2; down <= 2; down += 1) {
        for (let right = -2; right <= 2; right += 1) {
          set(x + right, y + down, Math.max(Math.abs(down), Math.abs(right)) !== 1);
        }
      }
    }
  }
}

/** Level L (01) and mask under a BCH(15,5) code, twice. */
function drawFormat(size: number, mask: number, set: Set): void {
  const data = (0b01 << 3) | mask;
  const bits = ((data << 10) | bch(data, 10, 0x537)) ^ 0x5412;
  const bit = (at: number): boolean => ((bits >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at += 1) set(8, at, bit(at));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) set(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) set(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) set(8, size - 15 + at, bit(at));
  set(8, size - 8, true);
}

/** From version 7: the version under a BCH(18,6) code, twice. */
function drawVersion(version: number, size: number, set: Set): void {
  if (version < 7) return;
  const bits = (version << 12) | bch(version, 12, 0x1f25);
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >>> at) & 1) === 1;
    const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)];
    set(far, near, dark);
    set(near, far, dark);
  }
}

function bch(data: number, degree: number, polynomial: number): number {
  let rest = data;
  for (let turn = 0; turn < degree; turn += 1) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * polynomial);
  return rest;
}

/** Two columns at a time from the right, up then down, over what is not a pattern. */
function drawData({ dark, fixed }: Drawing, size: number, codewords: readonly number[], mask: number): void {
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const upward = ((right + 1) & 2) === 0;
      const y = upward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (fixed[y]![x]) continue;
        const bit = ((codewords[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
        dark[y]![x] = (bit === 1) !== maskedOut(mask, x, y);
        at += 1;
      }
    }
  }
}
