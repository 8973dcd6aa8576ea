/** Few rules, each against a fault that types and tests let through. Layout is Prettier's. */
import svelte from 'eslint-plugin-svelte';
import { parser, plugin } from 'typescript-eslint';

const ROLES =
  'Only packages/domain compares roles: ask can() instead, so that a rule of rights is written once.';
const PURE =
  'Pure code: time, chance and identifiers come in as arguments, so that the same call gives the same answer.';

const isRole =
  ':matches(Identifier[name=/^roles?$/i], MemberExpression[property.name=/^roles?$/i])';
const comparesRoles = [
  { selector: `BinaryExpression[operator=/^[!=]==?$/] > ${isRole}`, message: ROLES },
  { selector: `SwitchStatement > ${isRole}.discriminant`, message: ROLES },
  {
    selector: `CallExpression[callee.property.name='includes'] > MemberExpression > ${isRole}.object`,
    message: ROLES,
  },
];
const reachesOut = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: PURE },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: PURE },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: PURE },
  {
    selector: 'Identifier[name=/^(fetch|process|crypto|performance|setTimeout|setInterval)$/]',
    message: PURE,
  },
];
const PURE_EXCEPT = ['**/*.test.ts', '**/testing/**'];
const onlyOneTest = {
  selector: "MemberExpression[property.name='only'][object.name=/^(it|test|describe)$/]",
  message: 'The other tests of the file would not run.',
};

export default [
  {
    ignores: [
      '**/node_modules/',
      'apps/web/build/',
      '**/.svelte-kit/',
      '.cache/',
      'data/',
      'packages/api-client/src/schema.d.ts',
    ],
  },
  ...svelte.configs['flat/base'],
  {
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { projectService: true } },
    plugins: { ts: plugin },
    rules: {
      'ts/no-floating-promises': 'error',
      'ts/no-misused-promises': ['error', { checksVoidReturn: false }],
      'ts/await-thenable': 'error',
      'prefer-const': 'error',
      'ts/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'ts/no-explicit-any': 'error',
      'ts/ban-ts-comment': 'error',
    },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/no-target-blank': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.js', '**/*.svelte'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-debugger': 'error',
      'max-lines': ['error', 300],
      'no-restricted-syntax': ['error', onlyOneTest, ...comparesRoles],
    },
  },
  {
    // Data, not code: length is its nature.
    files: ['db/seed/**/*.ts', 'packages/domain/src/labels.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['packages/domain/src/**/*.ts'],
    ignores: PURE_EXCEPT,
    rules: { 'no-restricted-syntax': ['error', onlyOneTest, ...reachesOut] },
  },
  {
    files: ['packages/criteria/src/**/*.ts'],
    ignores: PURE_EXCEPT,
    rules: { 'no-restricted-syntax': ['error', onlyOneTest, ...comparesRoles, ...reachesOut] },
  },
];
