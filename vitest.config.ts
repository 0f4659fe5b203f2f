import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/faults/**', 'test/load/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
