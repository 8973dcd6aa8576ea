/** What the runners report, added up. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export type Tally = { passed: number; failed: number; skipped: number };

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The last line of `pnpm test`, read by people and by machines. */
export const summaryOf = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** A run in which nothing ran has proven nothing. */
export const isSuccess = ({ passed, failed }: Tally): boolean => failed === 0 && passed > 0;

/** A test that failed; `where` is its file, with the line when the report gives it. */
export type Failure = { where: string; title: string; error: string };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};
type PlaywrightSpec = {
  title: string;
  file: string;
  line: number;
  tests: { projectName: string; status: string; results: { errors: { message?: string }[] }[] }[];
};
type PlaywrightSuite = { specs: PlaywrightSpec[]; suites?: PlaywrightSuite[] };
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites: PlaywrightSuite[];
};

const isUnloaded = ({ status, assertionResults }: VitestReport['testResults'][number]): boolean =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

/** A file that could not be loaded counts as one failure: its tests are unknown. */
export const tallyOfVitest = (report: VitestReport): Tally => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter(isUnloaded).length,
  skipped: report.numPendingTests + report.numTodoTests,
});

export const tallyOfPlaywright = ({ stats }: PlaywrightReport): Tally => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/** @param root folder from which the files are named */
export const failuresOfVitest = (report: VitestReport, root: string): Failure[] =>
  report.testResults.flatMap((file) => {
    const where = relative(root, file.name);
    if (isUnloaded(file)) return [{ where, title: 'chargement du fichier', error: file.message }];
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => ({ where, title: test.fullName, error: test.failureMessages.join('\n') }));
  });

export function failuresOfPlaywright({ suites, errors }: PlaywrightReport): Failure[] {
  const failed = suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        where: `${file}:${line} [${projectName}]`,
        title,
        error: messagesOf(results.flatMap((result) => result.errors)),
      })),
  );
  if (errors.length === 0) return failed;
  return [{ where: 'parcours', title: 'hors de tout test', error: messagesOf(errors) }, ...failed];
}

const specsOf = ({ specs, suites = [] }: PlaywrightSuite): PlaywrightSpec[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

const messagesOf = (errors: { message?: string }[]): string =>
  errors.map(({ message }) => message ?? '').join('\n');

const SHOWN = 20;
const LINES = 6;
const WIDTH = 300;

/** Short enough to be whole at the end of a log cut at its beginning; empty when nothing failed. */
export function listOf(failures: Failure[]): string {
  const shown = failures.slice(0, SHOWN).map(({ where, title, error }) => {
    const lines = stripVTControlCharacters(error)
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
      .slice(0, LINES)
      .map((line) => `      ${line.slice(0, WIDTH)}`);
    return [`  ${where}`, `    ${title}`, ...lines].join('\n');
  });
  const more = failures.length - shown.length;
  return [...shown, ...(more > 0 ? [`  … et ${more} de plus`] : [])].join('\n');
}

/** What a runner left: how many of each, and which failed. */
export type Outcome = { tally: Tally; failures: Failure[] };

/**
 * Reads the report a runner left. A runner that failed without naming a failed test counts as one failure:
 * it crashed, or an error escaped every test.
 * @param runner its name, for a crash
 */
export function outcomeOf<Report>(
  runner: string,
  path: string,
  exitCode: number,
  tallyOf: (report: Report) => Tally,
  failuresOf: (report: Report) => Failure[],
): Outcome {
  const report = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null;
  const tally = report ? tallyOf(report) : NOTHING;
  const failures = report ? failuresOf(report) : [];
  if (exitCode === 0 || tally.failed > 0) return { tally, failures };
  const error = `Fin avec le code ${exitCode} sans qu’un test soit en cause : voir plus haut ce que l’outil a écrit.`;
  const crash = { where: runner, title: 'erreur hors des tests', error };
  return { tally: { ...tally, failed: 1 }, failures: failures.length > 0 ? failures : [crash] };
}
