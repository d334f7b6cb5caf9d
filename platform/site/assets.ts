import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '#platform/kernel/errors.ts';

const FONT_FOLDER = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files';
const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Style, script and fonts of the public site. */
export class SiteAssets {
  /** The whole sheet and the whole script: they travel in each page, packed in some five kilobytes, and save a telephone its journeys. */
  readonly style: string;
  readonly script: string;
  /** By address, which carries a hash of the content, so that a browser keeps them. */
  readonly #fonts: ReadonlyMap<string, Buffer>;

  private constructor(fonts: ReadonlyMap<string, Buffer>, pieces: { style: string; script: string }) {
    this.#fonts = fonts;
    this.style = pieces.style;
    this.script = pieces.script;
  }

  static async load(): Promise<SiteAssets> {
    const fonts = new Map<string, Buffer>();
    const fontNamed = async (range: string): Promise<string> => {
      const file = path.join(CHECKOUT, FONT_FOLDER, `atkinson-hyperlegible-next-${range}-wght-normal.woff2`);
      const content = await readFile(pathToFileURL(file));
      const name = `/site/${createHash('sha256').update(content).digest('hex').slice(0, 16)}.woff2`;
      fonts.set(name, content);
      return name;
    };
    const [font, extended] = [await fontNamed('latin'), await fontNamed('latin-ext')];
    const tokens = await read('../web/theme/tokens.css');
    const sheet = (await read('./site.css')).replace('__FONT__', font).replace('__FONT_EXTENDED__', extended);
    const style = withoutComments(tokens + sheet);
    const script = (await read('./site.js')).replaceAll(/^\s*\/\/.*\n/gm, '').replace('__FONT__', font);
    return new SiteAssets(fonts, { style, script });
  }

  /** Serves them, and what search engines ask first. */
  serve(server: FastifyInstance): void {
    const options = { schema: { hide: true } };
    server.get<{ Params: { file: string } }>('/site/:file', options, async (request, reply) => {
      const font = this.#fonts.get(`/site/${request.params.file}`);
      if (font === undefined) throw new NotFound('site.asset-not-found', 'Ce fichier n’existe pas.');
      return reply.type('font/woff2').header('cache-control', 'public, max-age=31536000, immutable').send(font);
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
