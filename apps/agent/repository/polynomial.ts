import { randomBytes } from 'node:crypto';

/** Of a repository's chunker; two repositories cut the same file at different places. */
export const DEGREE = 53;

/** Position of the highest set bit; -1 for zero. */
export function degree(polynomial: bigint): number {
  return polynomial === 0n ? -1 : polynomial.toString(2).length - 1;
}

/** Remainder of a division over GF(2). */
export function remainder(dividend: bigint, divisor: bigint): bigint {
  const size = degree(divisor);
  let rest = dividend;
  for (let top = degree(rest); top >= size; top = degree(rest)) rest ^= divisor << BigInt(top - size);
  return rest;
}

/** A random irreducible polynomial of degree 53. */
export function randomPolynomial(): bigint {
  for (;;) {
    const random = randomBytes(8).readBigUInt64LE() & ((1n << BigInt(DEGREE + 1)) - 1n);
    const polynomial = random | (1n << BigInt(DEGREE)) | 1n;
    if (isIrreducible(polynomial)) return polynomial;
  }
}

/** Ben-Or: no irreducible factor of degree up to half divides it. */
export function isIrreducible(polynomial: bigint): boolean {
  let power = 2n;
  for (let step = 1; step <= degree(polynomial) / 2; step += 1) {
    power = squared(power, polynomial);
    if (greatestCommon(polynomial, power ^ 2n) !== 1n) return false;
  }
  return degree(polynomial) > 0;
}

function squared(value: bigint, modulus: bigint): bigint {
  let square = 0n;
  for (let bit = degree(value); bit >= 0; bit -= 1) {
    if ((value >> BigInt(bit)) & 1n) square |= 1n << BigInt(2 * bit);
  }
  return remainder(square, modulus);
}

function greatestCommon(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, remainder(larger, smaller)];
  return larger;
}
