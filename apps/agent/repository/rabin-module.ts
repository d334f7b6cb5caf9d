import { DEGREE, remainder } from './polynomial.ts';

/** Bytes that the rolling fingerprint sees. */
const WINDOW = 64;
const OUT_TABLE = 0;
const MOD_TABLE = 2048;
/** Where the bytes to search begin in the module's memory; before it lie the two tables. */
export const BYTES_FROM = 4096;
const PAGE = 65536;

/** Searches the module's memory between two addresses; see `assembled`. */
export type Search = (from: number, to: number) => number;

/**
 * The search for cuts as a WebAssembly module made here, byte by byte: twice as fast as JavaScript, which has no
 * integers of 64 bits.
 * @param polynomial of the repository, of degree 53
 * @param room how many bytes the buffer holds
 */
export function rabinModule(polynomial: bigint, room: number): { buffer: Buffer; search: Search } {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((BYTES_FROM + room) / PAGE) });
  const tables = new BigUint64Array(memory.buffer, 0, 512);
  for (let byte = 0; byte < 256; byte += 1) {
    const shifted = BigInt(byte) << BigInt(DEGREE);
    tables[OUT_TABLE / 8 + byte] = remainder(BigInt(byte) << BigInt(8 * (WINDOW - 1)), polynomial);
    tables[MOD_TABLE / 8 + byte] = remainder(shifted, polynomial) | shifted;
  }
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assembled()), { env: { memory } });
  return {
    buffer: Buffer.from(memory.buffer, BYTES_FROM, room),
    search: instance.exports['search'] as Search,
  };
}

/** Zero of these low bits of the fingerprint is a cut: one place in a million. */
const CUT_BITS = 20;

const OP = {
  block: 0x02,
  loop: 0x03,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  return: 0x0f,
  get: 0x20,
  set: 0x21,
  load64: 0x29,
  load8: 0x2d,
  load8as64: 0x31,
  const32: 0x41,
  const64: 0x42,
  isZero32: 0x45,
  isZero64: 0x50,
  atLeast32: 0x4f,
  add32: 0x6a,
  sub32: 0x6b,
  shiftLeft32: 0x74,
  and64: 0x83,
  or64: 0x84,
  xor64: 0x85,
  shiftLeft64: 0x86,
  shiftRight64: 0x88,
  wrap: 0xa7,
} as const;
const VOID = 0x40;
const [FROM, TO, AT, DIGEST] = [0, 1, 2, 3];

/**
 * `search(from, to)`: the first address `p` in `from ≤ p ≤ to` such that the fingerprint of the 64 bytes before `p`
 * ends in zeros, or 0. The fingerprint depends on these bytes only, so that a search may begin anywhere.
 */
function assembled(): Uint8Array<ArrayBuffer> {
  const { get, set, const32, const64 } = OP;
  const next = [get, AT, const32, 1, OP.add32, set, AT];
  // digest = (digest << 8 | byte) ^ mod[digest >> 45]
  const append = [
    ...[get, DIGEST, const64, 8, OP.shiftLeft64, get, AT, OP.load8as64, 0, 0, OP.or64],
    ...[get, DIGEST, const64, DEGREE - 8, OP.shiftRight64, OP.wrap, const32, 3, OP.shiftLeft32],
    ...[OP.load64, 3, ...unsigned(MOD_TABLE), OP.xor64, set, DIGEST],
  ];
  // digest ^= out[byte that leaves the window]
  const leave = [
    ...[get, DIGEST, get, AT, const32, ...unsigned(WINDOW), OP.sub32, OP.load8, 0, 0, const32, 3, OP.shiftLeft32],
    ...[OP.load64, 3, OUT_TABLE, OP.xor64, set, DIGEST],
  ];
  const answerIfCut = [
    ...[OP.block, VOID, get, DIGEST, const64, ...unsigned(2 ** CUT_BITS - 1), OP.and64],
    ...[OP.isZero64, OP.isZero32, OP.brIf, 0, get, AT, OP.return, OP.end],
  ];
  const each = (until: number, body: readonly number[]): number[] => [
    ...[OP.block, VOID, OP.loop, VOID, get, AT, get, until, OP.atLeast32, OP.brIf, 1],
    ...[...body, OP.br, 0, OP.end, OP.end],
  ];
  const code = [
    // Two groups of locals: one address, one digest.
    ...[2, 1, 0x7f, 1, 0x7e],
    ...[get, FROM, const32, ...unsigned(WINDOW), OP.sub32, set, AT],
    ...each(FROM, [...append, ...next]),
    ...answerIfCut,
    ...each(TO, [...leave, ...append, ...next, ...answerIfCut]),
    ...[const32, 0, OP.end],
  ];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f]),
    ...section(2, [1, ...named('env'), ...named('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...named('search'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function named(name: string): number[] {
  return [name.length, ...Buffer.from(name)];
}

/** LEB128 that reads the same signed: positive constants never end with the sign bit set. */
function unsigned(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  return rest === 0 && low < 0x40 ? [low] : [low | 0x80, ...unsigned(rest)];
}
