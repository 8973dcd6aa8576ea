import { defineConfig } from 'vitest/config';

/** One project per room. Those that start real processes come last and alone: they look at the time. */
export default defineConfig({
  test: {
    allowOnly: false,
    // Two cores are what CI has, and what a database beside its test can use.
    maxWorkers: 2,
    projects: [
      room('criteria', 'packages/criteria/**/*.test.ts'),
      room('domain', 'packages/domain/**/*.test.ts'),
      room('db', 'db/**/*.test.ts'),
      room('api', 'apps/api/**/*.test.ts'),
      room('stand-in', 'packages/idp-stand-in/**/*.test.ts'),
      room('house', 'tests/house/**/*.test.ts'),
      {
        extends: './apps/web/vite.config.ts',
        test: { name: 'web', root: 'apps/web', include: ['src/**/*.test.ts'] },
      },
      {
        test: {
          name: 'reliability',
          include: ['tests/reliability/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});

function room(name: string, include: string) {
  return {
    test: {
      name,
      include: [include],
      // A database starts in seconds when two cores are shared by all the rooms.
      testTimeout: 30_000,
      hookTimeout: 120_000,
    },
  };
}
