import { readFile } from 'node:fs/promises';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { BrowserAdvice } from '#platform/equipment/module.ts';
import { markBrowser } from '#platform/http/origin.ts';
import { STYLE_NONCE } from '#platform/http/page.ts';
import type { SiteAssets } from '#platform/site/assets.ts';

/** The public site at `/` and the professionals' application at `/pro`. */
export function pages(
  webFolder: string,
  secure: boolean,
  assets: SiteAssets,
  adviceFor: (userAgent: string) => BrowserAdvice,
) {
  return async (server: FastifyInstance): Promise<void> => {
    const index = await readFile(path.join(webFolder, 'index.html'), 'utf8');
    await server.register(staticFiles, {
      root: webFolder,
      prefix: '/pro/',
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, file) => {
        // Names under assets carry a hash of their content: they never change.
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    assets.serve(server);
    const options = { schema: { hide: true } };
    for (const url of ['/pro', '/pro/*']) {
      server.get(url, options, async (request, reply) => {
        markBrowser(request, reply, secure);
        const advice = adviceFor(request.headers['user-agent'] ?? '');
        const document =
          'page' in advice
            ? advice.page.text.replace(STYLE_NONCE, reply.cspNonce.style)
            : index.replaceAll('__CSP_NONCE__', reply.cspNonce.style).replace('__BROWSER_ADVICE__', advice.banner);
        return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(document);
      });
    }
  };
}
