import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A body as it travels. */
export interface Packed {
  readonly body: Buffer;
  readonly encoding: 'br' | 'gzip' | null;
}

const SMALL = 1_000;
/** Of brotli: pages are made at each request. */
const QUALITY = 4;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * Packs a page for a browser that says what it can open.
 */
export async function pack(content: Buffer, accepted: string | undefined): Promise<Packed> {
  const accepts = (accepted ?? '').split(',').map((part) => part.split(';')[0]!.trim());
  if (content.length < SMALL) return { body: content, encoding: null };
  if (accepts.includes('br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    return { body: await brotli(content, { params }), encoding: 'br' };
  }
  if (accepts.includes('gzip')) return { body: await gzipped(content, { level: 6 }), encoding: 'gzip' };
  return { body: content, encoding: null };
}
