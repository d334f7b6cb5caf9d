import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '#platform/kernel/errors.ts';
import { pack, type Packed } from '#platform/http/compression.ts';

interface Asset {
  readonly type: string;
  readonly content: Buffer;
  readonly packed: Map<string, Promise<Packed>>;
}

const FONT_FOLDER = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files';
const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Style, script and fonts of the public site: addresses carry a hash of the content, so that a browser keeps them. */
export class SiteAssets {
  /** The whole sheet: it travels in each page, packed in some four kilobytes, and saves a telephone one journey. */
  readonly style: string;
  readonly script: string;
  readonly #assets: ReadonlyMap<string, Asset>;

  private constructor(assets: ReadonlyMap<string, Asset>, names: { style: string; script: string }) {
    this.#assets = assets;
    this.style = names.style;
    this.script = names.script;
  }

  static async load(): Promise<SiteAssets> {
    const assets = new Map<string, Asset>();
    const keep = (content: Buffer, extension: string, type: string): string => {
      const name = `/site/${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`;
      assets.set(name, { type, content, packed: new Map() });
      return name;
    };
    const fontNamed = async (range: string) => {
      const file = path.join(CHECKOUT, FONT_FOLDER, `atkinson-hyperlegible-next-${range}-wght-normal.woff2`);
      return keep(await readFile(pathToFileURL(file)), 'woff2', 'font/woff2');
    };
    const [font, extended] = [await fontNamed('latin'), await fontNamed('latin-ext')];
    const tokens = await read('../web/theme/tokens.css');
    const sheet = (await read('./site.css')).replace('__FONT__', font).replace('__FONT_EXTENDED__', extended);
    const style = withoutComments(tokens + sheet);
    const script = keep(Buffer.from(await read('./site.js')), 'js', 'text/javascript; charset=utf-8');
    return new SiteAssets(assets, { style, script });
  }

  /** Serves them, and what search engines ask first. */
  serve(server: FastifyInstance): void {
    const options = { schema: { hide: true } };
    server.get<{ Params: { file: string } }>('/site/:file', options, async (request, reply) => {
      const asset = this.#assets.get(`/site/${request.params.file}`);
      if (asset === undefined) throw new NotFound('site.asset-not-found', 'Ce fichier n’existe pas.');
      reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable');
      if (asset.type.startsWith('font/')) return reply.send(asset.content);
      const accepted = request.headers['accept-encoding'] ?? '';
      const key = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : '';
      const packed = asset.packed.get(key) ?? pack(asset.content, key, 11);
      asset.packed.set(key, packed);
      const { body, encoding } = await packed;
      if (encoding !== null) reply.header('content-encoding', encoding);
      return reply.header('vary', 'accept-encoding').send(body);
    });
    server.get('/robots.txt', options, async (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
  }
}

const ROBOTS = ['User-agent: *', ...['/pro', '/api', '/r/', '/rendez-vous', '/mon-compte'].map((p) => `Disallow: ${p}`)]
  .join('\n')
  .concat('\n');

function read(file: string): Promise<string> {
  return readFile(new URL(file, import.meta.url), 'utf8');
}

function withoutComments(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\n\s*/g, '\n')
    .replaceAll(/\n+/g, '\n');
}
