import type { KnipConfig } from 'knip';

/** Entries knip cannot guess: what Node, Vitest, Playwright and the shell start by themselves. */
export default {
  workspaces: {
    '.': {
      entry: ['scripts/*.ts', 'scripts/lib/follow-parent.ts', 'import-rules*.config.ts'],
      project: ['*.ts', 'scripts/**/*.ts'],
    },
    'apps/api': {
      entry: ['src/server.ts', 'src/cli/{catalogue,openapi}.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.ts'],
    },
    'apps/web': {
      entry: ['src/env.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.{ts,svelte}'],
    },
    'packages/criteria': {
      entry: ['src/{index,types,texts}.ts', 'scripts/*.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.ts', 'scripts/**/*.ts'],
    },
    'packages/domain': {
      entry: ['src/*.ts'],
      project: ['src/**/*.ts'],
    },
    'packages/api-client': { entry: ['src/index.ts'], project: ['src/**/*.ts'] },
    db: {
      entry: ['src/{index,testing}.ts', 'seed/index.ts', '**/*.test.ts'],
      project: ['src/**/*.ts', 'seed/**/*.ts'],
    },
    tests: {
      entry: ['**/*.{spec,test}.ts', 'helpers/global-setup.ts', 'bench/run.ts'],
      project: ['**/*.ts'],
    },
  },
} satisfies KnipConfig;
