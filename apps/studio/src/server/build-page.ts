import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { build, defaultClientConditions } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import { uplotLanguage } from './uplot-language.js';
import { withoutJsonSchema } from './without-json-schema.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Returns what is in one of these folders, or begins with one of these paths. */
const below = (folder: string, paths: readonly string[]) => new RegExp(`/${folder}/(${paths.join('|')})`);

const libraries = [
  'react/',
  'react-dom/',
  'scheduler/',
  'ky/',
  'zod/',
  '@tanstack/(react-router|router-core|history)/',
];

/**
 * What the first screen needs is in two files: many small ones are compressed less. Libraries are apart, for they change
 * less often. Each group takes what its modules import; the client of events is imported by none, and needed at once.
 */
const groups = [
  { name: 'libraries', test: below('node_modules', libraries) },
  {
    name: 'studio',
    test: /\/(studio\/src\/main|packages\/transport\/src\/internal\/events\/socket-io-connection)\.tsx?$/,
  },
];

/** Builds the page from source into a folder, which is emptied first. */
export async function buildPage(folder: string): Promise<void> {
  const { env } = process;
  const before = env['NODE_ENV'];
  // Where a test runner has set another, the page would be one for developers.
  env['NODE_ENV'] = 'production';
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [react(), withoutJsonSchema(), uplotLanguage(), offline()],
      resolve: { conditions: ['@x/source', ...defaultClientConditions] },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2023',
        modulePreload: { polyfill: false },
        rolldownOptions: { output: { codeSplitting: { groups } } },
      },
    });
  } finally {
    if (before === undefined) delete env['NODE_ENV'];
    else env['NODE_ENV'] = before;
  }
}

/** Makes the page installable, and writes its service worker with the list of its files. */
const offline = () =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/offline',
    filename: 'service-worker.ts',
    injectRegister: false,
    injectManifest: { globPatterns: ['index.html', 'assets/*.{js,css}'], rollupFormat: 'iife' },
    manifest: {
      id: '/',
      name: 'Studio',
      short_name: 'Studio',
      description: 'A gallery, boards, jobs and workflows of an InvokeAI server',
      start_url: '/',
      display: 'standalone',
      theme_color: '#4456d8',
      background_color: '#14161b',
      icons: [
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
      ],
    },
  });
