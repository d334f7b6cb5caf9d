/**
 * The bytes of a QR code (ISO/IEC 18004), level L: a screen is clean, and fewer modules are easier to aim at.
 * Index by version; 0 is unused.
 */
const ECC_PER_BLOCK = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22] as const;
const BLOCKS = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6] as const;
const LARGEST = ECC_PER_BLOCK.length - 1;

/** Codewords of a text in byte mode (UTF-8), error correction interleaved, in the smallest version that holds it. */
export function qrCodewords(text: string): { readonly version: number; readonly codewords: readonly number[] } {
  const bytes = [...new TextEncoder().encode(text)];
  for (let version = 1; version <= LARGEST; version += 1) {
    const capacity = totalCodewords(version) - ECC_PER_BLOCK[version]! * BLOCKS[version]!;
    const data = dataCodewords(bytes, version, capacity);
    if (data !== null) return { version, codewords: interleave(data, version) };
  }
  throw new RangeError('the text is too long for a QR code of this size');
}

/** Modules left for data once the patterns are drawn, in bytes. */
function totalCodewords(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const alignments = Math.floor(version / 7) + 2;
    modules -= (25 * alignments - 10) * alignments - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}

/** Mode, length, bytes, terminator and padding; null when they do not fit. */
function dataCodewords(bytes: readonly number[], version: number, capacity: number): readonly number[] | null {
  const bits: number[] = [];
  const push = (value: number, length: number): void => {
    for (let at = length - 1; at >= 0; at -= 1) bits.push((value >>> at) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  if (bits.length > capacity * 8) return null;
  push(0, Math.min(4, capacity * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Array.from({ length: capacity }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
}

/** Cut into blocks, the last ones longer by one; read column by column, corrections after the data. */
function interleave(data: readonly number[], version: number): readonly number[] {
  const count = BLOCKS[version]!;
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const blocks: (readonly number[])[] = [];
  for (let block = 0, start = 0; block < count; block += 1) {
    const length = short + (block >= count - longer ? 1 : 0);
    blocks.push(data.slice(start, start + length));
    start += length;
  }
  const divisor = generator(ECC_PER_BLOCK[version]!);
  return [...byColumns(blocks), ...byColumns(blocks.map((block) => remainder(block, divisor)))];
}

function byColumns(rows: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, column) => rows.flatMap((row) => row[column] ?? [])).flat();
}

/** Product in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1. */
function multiply(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

/** Reed-Solomon generator polynomial, highest power first, its leading 1 left out. */
function generator(degree: number): readonly number[] {
  const polynomial: number[] = Array.from({ length: degree }, (_, at) => (at === degree - 1 ? 1 : 0));
  for (let turn = 0, root = 1; turn < degree; turn += 1, root = multiply(root, 2)) {
    for (let at = 0; at < degree; at += 1) polynomial[at] = multiply(polynomial[at]!, root) ^ (polynomial[at + 1] ?? 0);
  }
  return polynomial;
}

function remainder(data: readonly number[], divisor: readonly number[]): readonly number[] {
  let rest: number[] = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ rest[0]!;
    rest = [...rest.slice(1), 0].map((value, at) => value ^ multiply(divisor[at]!, factor));
  }
  return rest;
}
