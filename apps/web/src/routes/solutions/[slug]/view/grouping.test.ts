import { loadSet } from '@gouvtech/criteria';
import { describe, expect, it } from 'vitest';
import type { Choices } from './choices.ts';
import { answerGroups } from './grouping.ts';
import { aDocument, anAnswer, notApplicable } from './sample.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';

const wording = wordingOf('2026.1');
const everyAnswer = loadSet('2026.1').criteria.map(({ id, blocking }) =>
  id === 'HEB-03' ? notApplicable(id, { blocking }) : anAnswer(id, { blocking }),
);
const none = { theme: null, profile: null, everything: false };
const groups = (asked: Partial<Pick<Choices, 'theme' | 'profile' | 'everything'>>) =>
  answerGroups(aDocument({ answers: everyAnswer }), { ...none, ...asked }, wording);

describe('which answers the page shows', () => {
  it('shows the prerequisites, then the first theme that has more to say', () => {
    const [lead, theme, ...rest] = groups({});
    expect(lead?.answers).toHaveLength(11);
    expect(lead?.notApplicable.map(({ id }) => id)).toEqual(['HEB-03']);
    expect(theme?.key).toBe('ACC');
    expect(theme?.above).toEqual(['ACC-02']);
    expect(rest).toEqual([]);
  });

  it('shows a theme asked for alone and whole', () => {
    const [theme, ...rest] = groups({ theme: 'SEC' });
    expect(theme?.answers).toHaveLength(13);
    expect(rest).toEqual([]);
  });

  it('puts the criteria of a profile first, in the order of the profile', () => {
    const [lead] = groups({ profile: 'petite-commune' });
    expect(lead?.answers.slice(0, 3).map(({ id }) => id)).toEqual(['ACC-02', 'RGP-01', 'QOS-01']);
    const [theme] = groups({ profile: 'etat-donnees-sensibles', theme: 'SEC' });
    expect(theme?.answers.slice(0, 3).map(({ id }) => id)).toEqual(['SEC-10', 'SEC-12', 'SEC-01']);
  });

  it('shows each of the 74 answers exactly once on the complete page', () => {
    const ids = groups({ everything: true }).flatMap(({ answers, notApplicable: apart }) =>
      [...answers, ...apart].map(({ id }) => id),
    );
    expect(ids).toHaveLength(74);
    expect(new Set(ids).size).toBe(74);
  });
});
