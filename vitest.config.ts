import { configDefaults, defineConfig } from 'vitest/config';

/** They add versions of the référentiel to those the program knows: what they load is theirs alone. */
const VERSIONS = 'apps/api/src/modules/criteria-versions/**/*.test.ts';

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
      room('api', 'apps/api/**/*.test.ts', { isolate: false, exclude: [VERSIONS] }),
      room('api-versions', VERSIONS),
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

/** `isolate: false`: files of a worker share its modules, loaded and compiled once instead of once a file. */
function room(
  name: string,
  include: string,
  { isolate = true, exclude = [] }: { isolate?: boolean; exclude?: string[] } = {},
) {
  return {
    test: {
      name,
      include: [include],
      exclude: [...configDefaults.exclude, ...exclude],
      isolate,
      // A database starts in seconds when two cores are shared by all the rooms.
      testTimeout: 30_000,
      hookTimeout: 120_000,
    },
  };
}
