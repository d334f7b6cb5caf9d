/** One piece of a stream cut at a fixed size. */
export interface Segment {
  readonly bytes: Buffer;
  readonly index: number;
  /** Whether nothing follows. */
  readonly last: boolean;
}

/**
 * Cuts a stream into pieces of `size` bytes, the last one shorter or equal; an empty stream gives one empty piece. A
 * piece is handed on only when it is known whether another follows.
 */
export async function* cut(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Segment, void, undefined> {
  let filling = Buffer.allocUnsafe(size);
  let filled = 0;
  let index = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      if (filled === size) {
        yield { bytes: filling, index, last: false };
        index += 1;
        filling = Buffer.allocUnsafe(size);
        filled = 0;
      }
      const part = chunk.subarray(at, at + size - filled);
      filling.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield { bytes: filling.subarray(0, filled), index, last: true };
}
