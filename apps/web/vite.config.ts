import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const repository = join(root, '../..');

/** Where the screens are built unless `CABINET_WEB_OUT` (an absolute path) says otherwise. */
export const defaultOutDir = join(repository, '.cabinet/web');

/** The server answers `/pro` and everything under it that is no file with `index.html`. */
export default defineConfig({
  root,
  base: '/pro/',
  plugins: [react()],
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
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
