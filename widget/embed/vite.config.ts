import { join } from 'node:path';
import { defineConfig } from 'vite';

/** One file, no dependency: what a host page includes. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: join(import.meta.dirname, '../../dist/web'),
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: 'loader.ts', formats: ['iife'], name: 'consult12366Loader', fileName: () => 'embed.js' },
  },
});
