/** Import rules on what runs: types are erased first. See import-rules.config.ts. */
import { CRITERIA_TEXTS, forbid, options } from './import-rules.config.ts';

/** Where the browser starts from; a file only a `+page.server.ts` imports stays on the server. */
const BROWSER_ENTRIES = '^apps/web/src/(.*[.]svelte|.*/[+](page|layout)[.]ts|hooks[.]client[.]ts)$';

export default {
  forbidden: [
    forbid(
      'browser-never-ships-criteria-texts',
      'The texts of 74 criteria would exceed the page’s weight budget: the server renders them.',
      { path: BROWSER_ENTRIES },
      { path: CRITERIA_TEXTS, reachable: true },
    ),
    forbid('no-circles', 'A circle has no first file to read.', {}, { circular: true }),
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
