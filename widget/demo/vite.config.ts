import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  build: { outDir: join(import.meta.dirname, '../../dist/web/demo'), emptyOutDir: true, target: 'es2020' },
});
