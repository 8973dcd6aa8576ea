import { expect, it } from 'vitest';
import { rememberReplies } from './remember.ts';

function counted(maxLength?: number) {
  const remember = rememberReplies(maxLength);
  const made: string[] = [];
  const ask = (key: string, etag: string, text = key) =>
    remember(key, etag, async () => (made.push(key), text));
  return { ask, made };
}

it('makes a reply once while nothing changes', async () => {
  const { ask, made } = counted();
  expect([await ask('a', '1'), await ask('a', '1'), await ask('b', '1')]).toEqual(['a', 'a', 'b']);
  expect(made).toEqual(['a', 'b']);
});

it('makes it again when the catalogue changed, even back', async () => {
  const { ask, made } = counted();
  await ask('a', '1', 'before');
  expect(await ask('a', '2', 'after')).toBe('after');
  expect(await ask('a', '1', 'before')).toBe('before');
  expect(made).toHaveLength(3);
});

it('forgets what was asked the longest ago when it holds too much', async () => {
  const { ask, made } = counted(3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) await ask(key, '1');
  made.length = 0;
  for (const key of ['a', 'c', 'd', 'b']) await ask(key, '1');
  expect(made).toEqual(['b']);
});

it('holds nothing larger than its bound, and nothing of a failure', async () => {
  const { ask, made } = counted(3);
  await ask('a', '1', 'long');
  await ask('a', '1', 'long');
  expect(made).toHaveLength(2);
  const remember = rememberReplies();
  await expect(remember('a', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await remember('a', '1', async () => 'yes')).toBe('yes');
});
