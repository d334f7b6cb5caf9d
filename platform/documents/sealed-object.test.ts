import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { DamagedObject, HEADER_BYTES, openObject, SEGMENT_BYTES, sealedSize, sealObject } from './sealed-object.ts';

const SEED = 20_260_401;
const KEY = randomBytes(32);
const ID = 'object-a';

const sizes = fc.oneof(
  fc.constantFrom(0, 1, SEGMENT_BYTES - 1, SEGMENT_BYTES, SEGMENT_BYTES + 1, 2 * SEGMENT_BYTES, 2 * SEGMENT_BYTES + 1),
  fc.integer({ min: 0, max: 4 * SEGMENT_BYTES }),
);

/** Content that differs at every place, without a random source. */
function contentOf(size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) => createHash('sha256').update(`${at}`).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

async function* chunked(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function sealed(content: Buffer, id = ID, chunk = 50_000): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(sealObject(KEY, id, chunked(content, chunk))));
}

async function opened(stored: Buffer, plainBytes: number, range?: { start: number; end: number }, id = ID) {
  const fetch = async ({ start, end }: { start: number; end: number }) =>
    chunked(stored.subarray(start, end + 1), 30_011);
  return Buffer.concat(await Array.fromAsync(openObject({ objectsKey: KEY, objectId: id, plainBytes, fetch }, range)));
}

test('what is sealed opens, whatever the size and however it is cut on the way', async () => {
  const cuts = fc.integer({ min: 1000, max: 200_000 });
  await fc.assert(
    fc.asyncProperty(sizes, cuts, async (size, chunk) => {
      const stored = await sealed(contentOf(size), ID, chunk);
      assert.equal(stored.length, sealedSize(size));
      assert.ok((await opened(stored, size)).equals(contentOf(size)));
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('any range opens alone and reads no segment it does not touch', async () => {
  const ranges = sizes
    .filter((size) => size > 0)
    .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.nat(size - 1)));
  await fc.assert(
    fc.asyncProperty(ranges, async ([size, one, other]) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      const stored = await sealed(contentOf(size));
      // Everything outside the segments of the range is destroyed.
      const from = HEADER_BYTES + Math.floor(start / SEGMENT_BYTES) * (SEGMENT_BYTES + 16);
      const to = HEADER_BYTES + (Math.floor(end / SEGMENT_BYTES) + 1) * (SEGMENT_BYTES + 16);
      stored.fill(0, HEADER_BYTES, from).fill(0, Math.min(to, stored.length));
      assert.ok((await opened(stored, size, { start, end })).equals(contentOf(size).subarray(start, end + 1)));
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('a single bit changed anywhere is found', async () => {
  const places = sizes.chain((size) => fc.tuple(fc.constant(size), fc.nat(sealedSize(size) * 8 - 1)));
  await fc.assert(
    fc.asyncProperty(places, async ([size, bit]) => {
      const stored = await sealed(contentOf(size));
      stored[bit >> 3]! ^= 1 << (bit & 7);
      await assert.rejects(opened(stored, size), DamagedObject);
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('an object cut short is found, also when its row is believed to be as short', async () => {
  const size = 3 * SEGMENT_BYTES;
  const stored = await sealed(contentOf(size));
  for (const kept of [0, 10, HEADER_BYTES, sealedSize(1), sealedSize(SEGMENT_BYTES), sealedSize(2 * SEGMENT_BYTES)]) {
    await assert.rejects(opened(stored.subarray(0, kept), size), DamagedObject, `${kept} bytes kept`);
    const claimed = Math.max(0, kept - HEADER_BYTES - 16 * Math.floor(kept / SEGMENT_BYTES));
    await assert.rejects(opened(stored.subarray(0, kept), claimed), DamagedObject, `${kept} bytes claimed`);
  }
});

test('segments in another order, repeated, or taken from another object are found', async () => {
  const size = 3 * SEGMENT_BYTES;
  const [a, b] = [await sealed(contentOf(size)), await sealed(contentOf(size), 'object-b')];
  const segment = (stored: Buffer, index: number) =>
    stored.subarray(HEADER_BYTES + index * (SEGMENT_BYTES + 16), HEADER_BYTES + (index + 1) * (SEGMENT_BYTES + 16));
  const header = a.subarray(0, HEADER_BYTES);
  const forgeries = {
    reordered: [header, segment(a, 1), segment(a, 0), segment(a, 2)],
    repeated: [header, segment(a, 0), segment(a, 0), segment(a, 2)],
    transplanted: [header, segment(a, 0), segment(b, 1), segment(a, 2)],
    headless: [b.subarray(0, HEADER_BYTES), segment(a, 0), segment(a, 1), segment(a, 2)],
  };
  for (const [name, parts] of Object.entries(forgeries)) {
    await assert.rejects(opened(Buffer.concat(parts), size), DamagedObject, name);
  }
  await assert.rejects(opened(b, size), DamagedObject, 'a whole object in the place of another');
});
