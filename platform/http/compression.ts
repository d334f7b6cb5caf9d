import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A body as it travels. */
export interface Packed {
  readonly body: Buffer;
  readonly encoding: 'br' | 'gzip' | null;
}

const SMALL = 1_000;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * Packs a page or a file for a browser that says what it can open. `quality` is brotli's: 4 for what is made at each
 * request, 11 for what is made once.
 */
export async function pack(content: Buffer, accepted: string | undefined, quality: 4 | 11): Promise<Packed> {
  const accepts = (accepted ?? '').split(',').map((part) => part.split(';')[0]!.trim());
  if (content.length < SMALL) return { body: content, encoding: null };
  if (accepts.includes('br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    return { body: await brotli(content, { params }), encoding: 'br' };
  }
  if (accepts.includes('gzip')) return { body: await gzipped(content, { level: 6 }), encoding: 'gzip' };
  return { body: content, encoding: null };
}
