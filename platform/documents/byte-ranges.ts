import type { ByteRange } from './documents.ts';

/**
 * The part of a content that a `Range` header asks for (RFC 9110 section 14.1.2). One range only: a list, another unit
 * or anything not understood is answered with the whole, as the RFC allows.
 * @returns null for the whole, `unsatisfiable` when the range lies beyond the end.
 */
export function askedRange(header: string | undefined, bytes: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= bytes ? 'unsatisfiable' : { start, end };
}
