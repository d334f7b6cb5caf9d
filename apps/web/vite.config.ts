import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const repository = join(root, '../..');

/** Where the screens are built unless `CABINET_WEB_OUT` (an absolute path) says otherwise. */
export const defaultOutDir = join(repository, '.cabinet/web');

/** Asks for the two faces every page uses at once, instead of after the style sheet. */
const preloadFonts: Plugin = {
  name: 'cabinet:preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /-latin-wght-normal/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/pro/${file}` },
          injectTo: 'head-prepend',
        })),
  },
};

/** The server answers `/pro` and everything under it that is no file with `index.html`. */
export default defineConfig({
  root,
  base: '/pro/',
  plugins: [react(), preloadFonts],
  resolve: {
    alias: {
      '#platform': join(repository, 'platform'),
      '#services': join(repository, 'services'),
      '#apps': join(repository, 'apps'),
    },
  },
  build: {
    outDir: process.env['CABINET_WEB_OUT'] ?? defaultOutDir,
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // No file inlined as data: the policy allows our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The shell's one chunk is about 134 kB once compressed, of 200 allowed for a first load.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
