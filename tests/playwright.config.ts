import { defineConfig } from '@playwright/test';

/** Where neither the width nor the script changes what is proved: run once, on a desktop, so that the suite stays quick. */
const DESKTOP_ONLY = ['audit-decision', 'audit-fieldwork', 'hostile', 'print', 'history'].map(
  (name) => `**/${name}.spec.ts`,
);
/** Long journeys whose pages are also seen at 320 px by others, and what is measured at both widths in one visit. */
const NOT_ON_PHONES = [
  ...['accreditation', 'account', 'administration', 'assessment-review', 'assessment-safety'],
  ...['assessment-team', 'audit-opening', 'criteria-versions', 'disputes', 'evidence'],
  ...['facets', 'label-life', 'labels-public', 'listing', 'listing-life', 'moderation'],
  ...['notifications', 'organisations', 'pages', 'verify'],
].map((name) => `**/${name}.spec.ts`);
/** Long journeys whose forms are also sent without script by others. */
const SCRIPTED_ONLY = [
  ...['accreditation', 'account', 'administration', 'assessment-review', 'assessment-team'],
  ...['audit-opening', 'criteria-versions', 'evidence', 'facets', 'label-life', 'listing-life'],
  ...['notifications', 'organisations'],
].map((name) => `**/${name}.spec.ts`);

/** The journeys, on the built product with its demonstration data. `node scripts/test.ts` runs them too. */
export default defineConfig({
  testDir: './journeys',
  globalSetup: './helpers/global-setup.ts',
  outputDir: './test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  // A server, a database, two browsers on two cores: what is certain may take a while.
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../.cache/journeys.json' }]],
  use: {
    baseURL: process.env.PRODUCT_ORIGIN,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testIgnore: [...DESKTOP_ONLY, ...NOT_ON_PHONES],
      use: { viewport: { width: 320, height: 640 }, hasTouch: true },
    },
    {
      name: 'no-javascript',
      // Tagged: what JavaScript adds, and the accessibility check, which is a script itself.
      grepInvert: /@javascript/,
      testIgnore: [...DESKTOP_ONLY, ...SCRIPTED_ONLY],
      use: { viewport: { width: 1440, height: 900 }, javaScriptEnabled: false },
    },
  ],
});
