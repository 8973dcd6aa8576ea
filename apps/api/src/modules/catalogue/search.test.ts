import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, publish } from '../../../test/catalogue-builder.ts';
import { sharedApp, testApp } from '../../../test/api.ts';

const CATALOGUE = [
  aListing({
    name: 'Parafil',
    summary: 'Un parapheur électronique pour signer les courriers.',
    tags: ['signature', 'parapheur'],
    domains: ['SIG'],
  }),
  aListing({
    name: 'Parafil Mobile',
    summary: 'Signer depuis un téléphone.',
    tags: ['signature'],
  }),
  aListing({
    name: 'Compta Claire',
    summary: 'La comptabilité des communes, en M57.',
    description: 'Remplace un parapheur papier pour les mandats.',
    domains: ['FIN'],
  }),
  aListing({
    name: 'Salaires & Cie',
    summary: 'La paie des agents publics et la gestion des carrières.',
    alternativeTo: ['Ancienpaie'],
    domains: ['RHP'],
  }),
  aListing({ name: '7-Archive', summary: 'Compression et archivage de fichiers.', tags: ['zip'] }),
  aListing({ name: 'Registrel', summary: 'Les actes d’état civil.' }),
  aListing({ name: 'Civilisations', summary: 'Les collections des musées.' }),
  aListing({
    name: 'Réunir',
    summary: 'Des réunions par visioconférence, dans le navigateur.',
    alternativeTo: ['Zoom Meetings'],
    domains: ['COL'],
    audiences: ['town-under-3500'],
  }),
  aListing({
    name: 'Webréunion',
    summary: 'Webconférence pour les agents.',
    domains: ['COL'],
    audiences: ['hospital'],
  }),
  aListing({ name: 'Usagers+', summary: 'La gestion de la relation usager, au guichet.' }),
  aListing({ name: 'openRegistre', summary: 'Un registre libre.', audiences: ['hospital'] }),
  aListing({ name: 'Node.sys', summary: 'Un socle technique pour les serveurs.' }),
];

withDatabases('search', (database) => {
  let app: FastifyInstance;
  const search = async (q: string, more = '') => {
    const reply = await app.inject(`/api/v1/solutions?q=${encodeURIComponent(q)}${more}`);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json();
  };
  const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

  beforeEach(async () => {
    app = await sharedApp(database());
    await publish(database(), CATALOGUE);
  });

  it('puts the exact name first, then the names that begin with it, then the texts', async () => {
    expect(names(await search('parafil'))).toEqual(['Parafil', 'Parafil Mobile']);
    expect(names(await search('PARAFIL MOBILE'))[0]).toBe('Parafil Mobile');
    expect(names(await search('parapheur'))).toEqual(['Parafil', 'Compta Claire']);
    expect(names(await search('node.sys'))[0]).toBe('Node.sys');
  });

  it('puts a whole word before the words that begin with it', async () => {
    expect(names(await search('civil'))).toEqual(['Registrel', 'Civilisations']);
    expect(names(await search('civilisa'))).toEqual(['Civilisations']);
  });

  it('finds a name written in one word or in two', async () => {
    expect(names(await search('para fil'))).toContain('Parafil');
    expect(names(await search('comptaclaire'))[0]).toBe('Compta Claire');
  });

  it('finds whatever the spelling', async () => {
    for (const [what, query, name] of [
      ['accents left out', 'comptabilite', 'Compta Claire'],
      ['accents added', 'pàrapheùr', 'Parafil'],
      ['capital letters', 'PAIE', 'Salaires & Cie'],
      ['the plural', 'parapheurs', 'Parafil'],
      ['a word being typed', 'parapheu', 'Parafil'],
      ['the product it replaces', 'ancienpaie', 'Salaires & Cie'],
      ['the label of its domain', 'ressources humaines', 'Salaires & Cie'],
      ['empty words', 'la paie des agents', 'Salaires & Cie'],
    ] as const) {
      const body = await search(query);
      expect(names(body)[0], what).toBe(name);
      expect(body.query, what).toMatchObject({ text: query, corrected: null, relaxed: false });
    }
  });

  it('corrects typing faults and says so', async () => {
    for (const [what, query, corrected, name] of [
      ['a letter too many', 'comptabilitee', 'comptabilité', 'Compta Claire'],
      ['a letter missing', 'signture', 'signature', 'Parafil'],
      ['a wrong letter', 'parapheyr', 'parapheur', 'Parafil'],
      ['two letters exchanged', 'piae', 'paie', 'Salaires & Cie'],
      [
        'a fault among right words',
        'gestion des carrieers',
        'gestion des carrières',
        'Salaires & Cie',
      ],
    ] as const) {
      const body = await search(query);
      expect(body.query.corrected, what).toBe(corrected);
      expect(names(body), what).toContain(name);
    }
  });

  it('does not correct when asked to take the words literally', async () => {
    const body = await search('signture', '&literal=true');
    expect(body).toMatchObject({ total: 0, query: { corrected: null, literal: true } });
  });

  it('never corrects short words nor words with digits', async () => {
    expect((await search('zap')).query.corrected).toBeNull();
    expect((await search('m58')).query.corrected).toBeNull();
  });

  it('falls back on any of the words, and says so', async () => {
    const body = await search('parapheur astronomie quantique');
    expect(body.query.relaxed).toBe(true);
    expect(names(body).sort()).toEqual(['Compta Claire', 'Parafil']);
  });

  it('says the acronym and what it stands for, both ways', async () => {
    const acronym = await search('GRU');
    expect(names(acronym)[0]).toBe('Usagers+');
    expect(acronym.query.synonyms[0]).toMatchObject({ typed: 'gru' });
    expect(acronym.query.synonyms[0].also).toContain('gestion de la relation usager');
    expect(names(await search('gestion de la relation citoyen'))).toContain('Usagers+');
    expect(
      names(await search('visio'))
        .slice(0, 2)
        .sort(),
    ).toEqual(['Réunir', 'Webréunion']);
  });

  it('takes the acronyms and synonyms from the table that staff edits', async () => {
    expect((await search('zorglub', '&literal=true')).total).toBe(0);
    await database().query(
      `insert into search_synonym (term, expansion, kind) values ('zorglub', 'comptabilité', 'equivalent')
       on conflict do nothing`,
    );
    expect(names(await search('zorglub'))).toContain('Compta Claire');
    await database().query(`delete from search_synonym where term = 'zorglub'`);
  });

  it('uses no synonym when asked to take the words literally', async () => {
    const body = await search('GRU', '&literal=true');
    expect(body).toMatchObject({ total: 0, query: { synonyms: [], domains: [] } });
  });

  it('finds what replaces a product, by its name or by what it does', async () => {
    for (const query of [
      'Zoom Meetings',
      'alternative à Zoom',
      'remplacer zoom meetings',
      'zoom',
    ]) {
      expect(names(await search(query))[0], query).toBe('Réunir');
    }
    expect(names(await search('remplacer Webex'))).toContain('Webréunion');
  });

  it('understands natural phrases and elisions', async () => {
    for (const [query, name] of [
      ['outil pour organiser des visioconférences', 'Réunir'],
      ['je cherche un logiciel de comptabilité', 'Compta Claire'],
      ['archivage d’un fichier', '7-Archive'],
      ['logiciel pour l’état civil', 'Registrel'],
    ] as const) {
      expect(names(await search(query))[0], query).toBe(name);
    }
  });

  it('puts first what is for the audience named, without leaving the others out', async () => {
    const town = names(await search('visioconférence pour une petite commune'));
    const hospital = names(await search('visioconférence pour un hôpital'));
    expect(town.slice(0, 2)).toEqual(['Réunir', 'Webréunion']);
    expect(hospital.slice(0, 2)).toEqual(['Webréunion', 'Réunir']);
  });

  it('joins and cuts compound words', async () => {
    expect(names(await search('visio-conférence'))).toContain('Réunir');
    expect(names(await search('open registre'))[0]).toBe('openRegistre');
    expect(names(await search('open-registre'))[0]).toBe('openRegistre');
    expect(names(await search('registre'))).toContain('openRegistre');
  });

  it('says when it adds the nearest ones to the few that answer everything', async () => {
    const body = await search('gestion des carrières des agents en visioconférence');
    expect(body.query).toMatchObject({ relaxed: true, widened: false });
    const few = await search('parapheur téléphone');
    expect(few.query.relaxed || few.query.widened).toBe(true);
    expect(names(few)).toContain('Parafil');
  });

  it('names the closest domains when nothing fits', async () => {
    const body = await search('billettique');
    expect(body).toMatchObject({ total: 0, query: { relaxed: false, domains: ['MOB'] } });
  });

  it('gives the words that answered, to be shown in the texts', async () => {
    expect((await search('parapheurs')).query.terms).toContain('parapheurs');
    expect((await search('GRU')).query.terms).toContain('gestion de la relation usager');
  });

  it('reads sixteen words of a long query and stays quick', async () => {
    const words = Array.from({ length: 50 }, (_, n) => `zq${n}x`)
      .join(' ')
      .slice(0, 200);
    const [long, short] = await Promise.all([search(words), search('parafil')]);
    expect(long).toMatchObject({ total: 0, query: { relaxed: false } });
    expect(short.total).toBe(2);
  });

  it('asks four statements at most of the database', async () => {
    const asked: string[] = [];
    const counted = {
      ...database(),
      query: (text: string, params?: readonly unknown[]) => {
        if (text.includes('catalogue_search')) asked.push(text);
        return database().query(text, params);
      },
    } as ReturnType<typeof database>;
    const counting = await testApp(counted);
    for (const query of ['parapheur', 'signture en ligne', 'zzzzz qqqqq', 'para fil']) {
      asked.length = 0;
      await counting.inject(`/api/v1/solutions?q=${encodeURIComponent(query)}`);
      expect(asked.length, query).toBeLessThanOrEqual(4);
    }
    await counting.close();
  });

  it('filters what it finds, with counts that follow', async () => {
    const body = await search('parapheur', '&domain=FIN');
    expect(body.total).toBe(1);
    const domain = body.facets.find(({ facet }: { facet: string }) => facet === 'domain');
    expect(domain.values.filter(({ count }: { count: number }) => count > 0)).toEqual([
      { value: 'FIN', count: 1 },
      { value: 'SIG', count: 1 },
    ]);
  });

  it('sorts what it finds when asked', async () => {
    expect(names(await search('parapheur', '&sort=name'))).toEqual(['Compta Claire', 'Parafil']);
  });

  it('answers plainly to hostile queries', async () => {
    for (const [what, query] of [
      ['only symbols', '*** %% ___'],
      ['only emoji', '🙂🙂'],
      ['SQL', "'; drop table catalogue_entry; --"],
      ['a text query operator', "a & | ! ( ) <-> :* 'x"],
      ['a regular expression', '(a+)+$ [[:alpha:]] .* \\'],
      ['like wildcards', '%_%_%\\'],
      ['unfinished quotes', `"«'`],
      ['a NUL', 'par\u0000apheur'],
      ['control characters', '\u0001\u001b[31m'],
      ['a lone surrogate', '\ud83d'],
      ['another script', '政府 ソフト проверка'],
      ['200 one-letter words', 'a '.repeat(100)],
      ['stop words only', 'le la les de du'],
      ['combining marks', 'e\u0301\u0301\u0301\u0301'],
      ['right-to-left marks', '\u202eparafil\u202c'],
    ] as const) {
      const body = await search(query.toWellFormed());
      expect(body.items.length, what).toBe(Math.min(body.total, 20));
    }
    expect((await search('parafil')).total).toBe(2);
  });

  it('finds nothing, honestly, when the query has no word', async () => {
    expect(await search('🙂')).toMatchObject({ items: [], total: 0, query: { text: '🙂' } });
  });

  it('shows everything when the query is only spaces', async () => {
    expect((await search('   ')).total).toBe(CATALOGUE.length);
  });
});
