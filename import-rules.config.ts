/**
 * Who may import whom, each rule a sentence. `pnpm check` runs them; tests/house/import-rules.test.ts proves
 * that each one refuses what it names. What holds only once types are erased is in import-rules.run.config.ts.
 */
import type {
  ICruiseOptions,
  IReachabilityForbiddenRuleType,
  IRegularForbiddenRuleType,
} from 'dependency-cruiser';

const TESTS = '[.]test[.]ts$|/testing/|/testing[.]ts$';
const ORM = '(^|/)(drizzle-orm|pg|@electric-sql/pglite)(/|$)';
const FASTIFY = '(^|/)(fastify|@fastify/[^/]+)(/|$)';
export const CRITERIA_TEXTS = '^packages/criteria/(sets/|src/texts|src/generated/.*texts)';
export const forbid = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'] | IReachabilityForbiddenRuleType['to'],
) => ({ name, comment, severity: 'error' as const, from, to });

export const options = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)([.]svelte-kit|test-results)/|^apps/web/build/' },
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
    extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
  },
} satisfies ICruiseOptions & Record<string, unknown>;

export default {
  forbidden: [
    forbid(
      'criteria-imports-nothing',
      'The référentiel and its engine run in the browser, the API and a re-user’s command: they bring nothing along. Canonical JSON, which makes the hash of a set, is the one exception.',
      { path: '^packages/criteria/src/', pathNot: TESTS },
      { pathNot: ['^packages/criteria/', '(^|/)canonicalize(/|$)'] },
    ),
    forbid(
      'domain-imports-only-criteria',
      'Statuses, lists and rules are shared by all rooms, so they can depend on none of them.',
      { path: '^packages/domain/src/', pathNot: TESTS },
      { path: '^(apps|db|tests|scripts|packages/(?!domain/|criteria/))' },
    ),
    forbid(
      'domain-has-no-clock-or-io',
      'Time and identifiers come in as arguments: the same call gives the same answer everywhere. ESLint refuses the globals (Date.now, Math.random, fetch).',
      { path: '^packages/(domain|criteria)/src/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'domain-never-carries-criteria-texts',
      'Browser code imports domain: texts behind it would travel to every reader.',
      { path: '^packages/domain/src/', pathNot: TESTS },
      { path: CRITERIA_TEXTS, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'database-knows-only-criteria-and-domain',
      'The schema, its migrations and the demonstration data serve any application on top of them.',
      { path: '^db/' },
      { path: '^(apps|tests|scripts|packages/(?!domain/|criteria/))' },
    ),
    forbid(
      'api-client-knows-no-room',
      'It is generated from the contract alone; a type taken from elsewhere would hide a change of contract.',
      { path: '^packages/api-client/' },
      { path: '^(apps|db|tests|scripts|packages/(?!api-client/))' },
    ),
    forbid(
      'api-never-imports-the-web-or-its-client',
      'The API answers anybody; the web is one of its readers.',
      { path: '^apps/api/' },
      { path: '^(apps/web|packages/api-client)/' },
    ),
    forbid(
      'web-never-touches-the-database',
      'Rights and visibility are decided by the API. A page that reads tables would decide again, and differently.',
      { path: '^apps/web/' },
      { path: ['^db/', ORM] },
    ),
    forbid(
      'web-never-imports-the-api',
      'They meet through the published contract (packages/api-client) and may run on different machines.',
      { path: '^apps/web/' },
      { path: '^apps/api/' },
    ),
    forbid(
      'web-never-judges',
      'Permissions and transitions are computed by the API, which sends the possible actions with each view.',
      { path: '^apps/web/' },
      { path: '^packages/domain/src/(permissions|transitions)' },
    ),
    forbid(
      'components-fetch-nothing',
      'A component shows what it is given: it can be re-skinned, reused and tested without a server.',
      { path: '^apps/web/src/lib/ui/' },
      { path: '^(apps/web/src/(routes|lib/server)|packages/api-client)/' },
    ),
    forbid(
      'routes-never-import-drizzle',
      'A route states method, address, schema and permission, then calls one use case.',
      { path: '^apps/api/src/modules/.*routes' },
      { path: ORM },
    ),
    forbid(
      'only-repositories-speak-sql',
      'One place a module to look for a query, and one place to test visibility.',
      { path: '^apps/api/src/modules/', pathNot: ['repository', TESTS] },
      { path: ORM },
    ),
    forbid(
      'usecases-never-import-fastify',
      'What happens is the same from HTTP, from a command and from a job.',
      { path: '^apps/api/src/modules/.*(usecases|repository)' },
      { path: FASTIFY },
    ),
    forbid(
      'repositories-never-import-usecases',
      'A query decides nothing: the use case calls it, never the reverse.',
      { path: '^apps/api/src/modules/.*repository' },
      { path: '^apps/api/src/modules/.*usecases' },
    ),
    forbid(
      'modules-enter-each-other-by-their-index',
      'What a module offers is written in its index; the rest may change freely. Tests share builders.',
      { path: '^apps/api/src/modules/([^/]+)/', pathNot: TESTS },
      {
        path: '^apps/api/src/modules/[^/]+/',
        pathNot: ['^apps/api/src/modules/$1/', '^apps/api/src/modules/[^/]+/index[.]ts$'],
      },
    ),
    forbid(
      'product-never-imports-its-tests-or-tools',
      'Scripts and tests stand around the product and may be replaced.',
      { path: '^(apps|packages|db)/' },
      { path: '^(tests|scripts)/' },
    ),
    forbid(
      'journeys-enter-by-the-front-door',
      'A journey sees what people see. Only the demonstration data’s constants tell it what to expect.',
      { path: '^tests/journeys/' },
      { path: '^(apps|packages|db/(?!seed/)|scripts)' },
    ),
    forbid(
      'imports-resolve',
      'An import this tool cannot follow is an import no rule above can judge.',
      { path: '^(apps|packages|db|tests|scripts)/' },
      { couldNotResolve: true, pathNot: '^[$]app/|[$]types$' },
    ),
  ],
  options: {
    ...options,
    // Sees `import type` too: a type taken through a wall is still a hole in it.
    tsPreCompilationDeps: true,
  },
};
