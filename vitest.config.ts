import { defineConfig } from 'vitest/config';
import { LongestFirst } from './src/testing/longest-first.ts';

const alone = 'e2e/lighthouse.test.ts';

/** What measures the machine runs alone, after everything else. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Room for a machine that is three times as slow: a limit that is near says nothing of the product.
    hookTimeout: 180_000,
    testTimeout: 240_000,
    // As long as a browser is waited for.
    expect: { poll: { timeout: 40_000 } },
    globalSetup: 'src/testing/cluster.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [alone],
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'alone', include: [alone], sequence: { groupOrder: 1 } } },
    ],
  },
});
