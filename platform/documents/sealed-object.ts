import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { seal, unseal } from '#platform/database/encryption.ts';
import type { ByteRange } from './documents.ts';
import { cut } from './segments.ts';

/**
 * How an object lies in the store: a header of 64 bytes (three letters, version, the object's own key wrapped under
 * the organisation's), then segments of 64 KiB, each AES-256-GCM with its rank as nonce and "is it the last" as
 * authenticated data. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015): a segment
 * altered, moved, dropped or taken from another object does not open, and each opens without those before it.
 */
const MAGIC = Buffer.from('CBO\u0001', 'latin1');
const KEY_BYTES = 32;
const TAG_BYTES = 16;
/** Header: magic, then nonce (12), key (32) and tag (16). */
export const HEADER_BYTES = MAGIC.length + 12 + KEY_BYTES + TAG_BYTES;
/** Plain bytes in a full segment. */
export const SEGMENT_BYTES = 64 * 1024;
const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES;

/** The object was altered, cut short, or is not the one asked for. */
export class DamagedObject extends Error {
  constructor() {
    super('an object does not verify');
    this.name = 'DamagedObject';
  }
}

/** Bytes in the store for an object of so many plain bytes. */
export function sealedSize(plainBytes: number): number {
  return HEADER_BYTES + plainBytes + segmentCount(plainBytes) * TAG_BYTES;
}

/**
 * Encrypts a stream as it flows.
 * @param objectsKey the organisation's key for objects.
 * @param objectId bound to the header: an object put in another's place does not open.
 */
export async function* sealObject(
  objectsKey: Buffer,
  objectId: string,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer, void, undefined> {
  const key = randomBytes(KEY_BYTES);
  yield Buffer.concat([MAGIC, seal(objectsKey, key, contextOf(objectId))]);
  for await (const { bytes, index, last } of cut(plain, SEGMENT_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
    cipher.setAAD(flagOf(last));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

export interface SealedObject {
  readonly objectsKey: Buffer;
  readonly objectId: string;
  /** Size of the content, as the row says. */
  readonly plainBytes: number;
  /** Reads a range of the stored bytes. */
  readonly fetch: (range: ByteRange) => Promise<AsyncIterable<Uint8Array>>;
}

/**
 * Decrypts an object or a range of it, fetching only the segments the range touches.
 * @throws {DamagedObject} at the first segment that does not verify; what was yielded before is genuine.
 */
export async function* openObject(object: SealedObject, range?: ByteRange): AsyncGenerator<Buffer, void, undefined> {
  const { start, end } = range ?? { start: 0, end: Math.max(0, object.plainBytes - 1) };
  const lastSegment = segmentCount(object.plainBytes) - 1;
  const first = Math.floor(start / SEGMENT_BYTES);
  const final = Math.min(Math.floor(end / SEGMENT_BYTES), lastSegment);

  const key = unwrap(object, await gather(await object.fetch({ start: 0, end: HEADER_BYTES - 1 })));
  const stored = await object.fetch({
    start: HEADER_BYTES + first * SEALED_SEGMENT_BYTES,
    end: Math.min(HEADER_BYTES + (final + 1) * SEALED_SEGMENT_BYTES, sealedSize(object.plainBytes)) - 1,
  });
  let opened = first - 1;
  for await (const { bytes, index } of cut(stored, SEALED_SEGMENT_BYTES)) {
    opened = first + index;
    const plain = openSegment(key, bytes, opened, opened === lastSegment);
    const offset = opened * SEGMENT_BYTES;
    yield plain.subarray(Math.max(0, start - offset), Math.max(0, end + 1 - offset));
  }
  if (opened !== final) throw new DamagedObject();
}

function openSegment(key: Buffer, sealed: Buffer, index: number, last: boolean): Buffer {
  if (sealed.length < TAG_BYTES) throw new DamagedObject();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: TAG_BYTES });
    decipher.setAAD(flagOf(last));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new DamagedObject();
  }
}

function unwrap(object: SealedObject, header: Buffer): Buffer {
  if (header.length !== HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) throw new DamagedObject();
  try {
    return unseal(object.objectsKey, header.subarray(MAGIC.length), contextOf(object.objectId));
  } catch {
    throw new DamagedObject();
  }
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(stream));
}

function segmentCount(plainBytes: number): number {
  return Math.max(1, Math.ceil(plainBytes / SEGMENT_BYTES));
}

/** A key serves one object only, so that ranks never repeat under it. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 6, 6);
  return nonce;
}

function flagOf(last: boolean): Buffer {
  return Buffer.from([last ? 1 : 0]);
}

function contextOf(objectId: string): string {
  return `documents.object:1:${objectId}`;
}
