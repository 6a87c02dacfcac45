import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
    maxWorkers: 2,
    hookTimeout: 60_000,
    testTimeout: 90_000,
    globalSetup: 'src/testing/cluster.ts',
  },
});
