import { describe, expect, it } from 'vitest';
import { identityOf } from './claims.ts';

const claims = {
  sub: 'abc',
  given_name: 'Zoé',
  usual_name: 'd’Aubigné',
  email: 'Zoe.Daubigne@Montfaucelle.example',
  siret: '00023456700014',
  roles: ['agent_public', 'agent_public_territorial'],
  idp_id: 'idp',
};
const identity = (more: Record<string, unknown> = {}) =>
  identityOf('https://issuer.example', { ...claims, ...more });

describe('what the provider says of a person', () => {
  it('is kept when it is well formed, the address in lower case', () => {
    expect(identity()).toEqual({
      issuer: 'https://issuer.example',
      subject: 'abc',
      givenName: 'Zoé',
      usualName: 'd’Aubigné',
      email: 'zoe.daubigne@montfaucelle.example',
      siret: '00023456700014',
      publicAgent: true,
      identityProvider: 'idp',
    });
  });

  it('keeps HTML as text, on one line, without control characters nor marks of direction', () => {
    expect(identity({ given_name: ' Zoé\n<b>\u0000\u202e ' }).givenName).toBe('Zoé <b>');
  });

  it('cuts names that are too long between two characters', () => {
    const { usualName } = identity({ usual_name: '𝒜'.repeat(300) });
    expect([...usualName]).toHaveLength(100);
    expect(usualName.isWellFormed()).toBe(true);
  });

  it('does without names, SIRET and roles', () => {
    const bare = { given_name: undefined, usual_name: 12, siret: undefined, roles: 'agent_public' };
    expect(identity(bare)).toMatchObject({
      givenName: '',
      usualName: 'zoe.daubigne',
      siret: null,
      publicAgent: false,
    });
  });

  it('drops a SIRET whose key is wrong', () => {
    expect(identity({ siret: '00023456700015' }).siret).toBeNull();
  });

  it.each([undefined, '', 'zoe', 'zoe@montfaucelle', 'zoe d@x.example', '<a@b.example>'])(
    'refuses the address %j',
    (email) => {
      expect(() => identity({ email })).toThrow('email-missing');
    },
  );
});
