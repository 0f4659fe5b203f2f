import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../../dist/web/console'),
    emptyOutDir: true,
    target: 'es2022',
    // One bureau's staff load it once and keep it; the sign-in page does not wait for the rest.
    chunkSizeWarningLimit: 1500,
  },
});
