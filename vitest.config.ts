import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    maxWorkers: 2,
    hookTimeout: 60_000,
    testTimeout: 30_000,
    globalSetup: 'src/testing/cluster.ts',
  },
});
