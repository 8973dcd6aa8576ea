import type { KnipConfig } from 'knip';

/** Entries knip cannot guess: what Node, Vitest, Playwright and the shell start by themselves. */
export default {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': {
      svelte: false,
      entry: ['scripts/*.ts', 'scripts/lib/follow-parent.js', 'import-rules*.config.ts'],
      project: ['*.ts', 'scripts/**/*.{ts,js}'],
    },
    'apps/api': {
      entry: ['src/server.ts', 'src/cli/{catalogue,openapi}.ts', '{src,test}/**/*.test.ts'],
      // Its font files are named when they are read.
      ignoreDependencies: ['@fontsource/source-sans-3'],
      project: ['{src,test}/**/*.ts'],
    },
    'apps/web': {
      entry: ['src/env.ts', 'src/**/*.test.ts'],
      // Its font file is named by a style sheet.
      ignoreDependencies: ['@fontsource-variable/source-sans-3'],
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
    'packages/idp-stand-in': {
      entry: ['src/main.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.ts'],
    },
    db: {
      entry: ['src/testing-keeper.ts', 'src/test-processes/*.ts', '**/*.test.ts'],
      project: ['src/**/*.ts', 'seed/**/*.ts'],
    },
    tests: {
      entry: ['**/*.{spec,test}.ts', 'bench/*.ts'],
      project: ['**/*.ts'],
    },
  },
} satisfies KnipConfig;
