/** The house's own lint rules refuse what they are for, and let the neighbour pass. */
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/lib/settings.ts';

const eslint = new ESLint({ cwd: ROOT });

/** Judges `code` as if it were that file. @returns the first word of each message of the house. */
async function refusals(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax' || ruleId === null)
    .map(({ message }) => message.split(/[ :]/)[0] ?? '');
}

const ROLE_CODE = [
  "export const a = (actor: { role: string }) => actor.role === 'moderator';",
  "export const b = (actor: { roles: string[] }) => actor.roles.includes('moderator');",
  'export function c(role: string) { switch (role) { default: return 1; } }',
].join('\n');

it('refuses to compare roles outside the domain', async () => {
  expect(await refusals('apps/api/src/app.ts', ROLE_CODE)).toEqual(['Only', 'Only', 'Only']);
  const page = `<script lang="ts">\n${ROLE_CODE.replaceAll('export ', '')}\n</script>`;
  expect(await refusals('apps/web/src/routes/+page.svelte', page)).toHaveLength(3);
});

it('lets the domain compare roles', async () => {
  expect(await refusals('packages/domain/src/statuses.ts', ROLE_CODE)).toEqual([]);
});

it.each([
  'export const at = new Date();',
  'export const at = Date.now();',
  'export const chance = Math.random();',
  "export const page = () => fetch('/');",
  'export const setting = process.env.X;',
])('refuses in pure code: %s', async (code) => {
  expect(await refusals('packages/domain/src/statuses.ts', code)).toEqual(['Pure']);
  expect(await refusals('packages/criteria/src/time.ts', code)).toEqual(['Pure']);
  expect(await refusals('apps/api/src/app.ts', code)).toEqual([]);
});

it('lets pure code read a date it was given', async () => {
  const code = 'export const year = (day: string) => new Date(day).getUTCFullYear();';
  expect(await refusals('packages/domain/src/statuses.ts', code)).toEqual([]);
});

it('refuses a test that would silence the others', async () => {
  // Written in two parts, or this very file would be refused.
  const code = "import { it } from 'vitest';\nit." + "only('x', () => {});";
  expect(await refusals('packages/domain/src/licences.test.ts', code)).toEqual(['The']);
});
