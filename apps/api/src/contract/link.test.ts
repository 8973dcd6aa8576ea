import { describe, expect, it } from 'vitest';
import { readLink } from './link.ts';

describe('an address given as proof', () => {
  it.each([
    ['https://www.exemple.fr/rapport?v=1#a', 'https://www.exemple.fr/rapport?v=1#a'],
    ['  http://exemple.fr  ', 'http://exemple.fr/'],
    ['HTTPS://EXEMPLE.fr/É', 'https://exemple.fr/%C3%89'],
  ])('keeps %s', (typed, url) => {
    expect(readLink(typed)).toEqual({ url });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://exemple.fr/a'])(
    'refuses the scheme of %s',
    (typed) => expect(readLink(typed)).toMatchObject({ refused: expect.stringMatching(/https/) }),
  );

  it.each(['https://moi:secret@exemple.fr', 'https://moi@exemple.fr', 'https://:p@exemple.fr/'])(
    'refuses the credentials of %s',
    (typed) =>
      expect(readLink(typed)).toMatchObject({ refused: expect.stringMatching(/mot de passe/) }),
  );

  it.each([
    'http://localhost',
    'http://localhost./a',
    'http://LOCALHOST:3000',
    'http://api.localhost',
    'http://intranet',
    'http://imprimante.local',
    'http://serveur.internal',
    'http://box.home.arpa',
    'http://127.0.0.1',
    'http://127.1',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://2130706433',
    'http://１２７.０.０.１',
    'http://0',
    'http://10.1.2.3',
    'http://172.31.0.1',
    'http://192.168.1.1',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1',
    'http://[::1]',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[64:ff9b::7f00:1]',
    'http://[64:ff9b:1::a00:1]',
    'http://[2002:7f00:1::]',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://[fec0::1]',
  ])('refuses the private address %s', (typed) => {
    expect(readLink(typed)).toMatchObject({ refused: expect.stringMatching(/réseau privé/) });
  });

  it.each(['http://93.184.215.14', 'http://1572395022', 'http://[2606:2800:21f::1]'])(
    'refuses %s, a number even when it is public',
    (typed) =>
      expect(readLink(typed)).toMatchObject({ refused: expect.stringMatching(/son numéro/) }),
  );

  it.each(['', 'rapport', 'https://', 'https://exa mple.fr', 'https://999.1.1.1', '//exemple.fr'])(
    'refuses %j, which is no address, and says what to write',
    (typed) => expect(readLink(typed)).toHaveProperty('refused'),
  );
});
