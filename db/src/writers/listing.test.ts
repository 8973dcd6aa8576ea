import { expect, it } from 'vitest';
import { DbError } from '../errors.ts';
import { loadListing } from '../readers/listing.ts';
import { aHosting, aListing } from '../testing-samples.ts';
import { withDatabases } from '../testing.ts';
import { saveListing } from './listing.ts';
import { createOrganisation } from './organisation.ts';
import { createSolution, setStatus } from './solution.ts';

const AT = '2026-03-01T08:00:00.000Z';
const version = { reason: 'Essai', author: 'Équipe d’essai', at: AT };

withDatabases('listings', (database) => {
  const db = () => database().db;
  const aSolution = (status: 'draft' | 'published' = 'published') =>
    createSolution(db(), { name: 'Agenda', status, at: AT });

  it('gives each solution its own address', async () => {
    const slugs = [];
    for (let i = 0; i < 3; i++) slugs.push((await aSolution()).slug);
    expect(slugs).toEqual(['agenda', 'agenda-2', 'agenda-3']);
    const { slug } = await createSolution(db(), { name: ' Œuvre & C° ', status: 'draft', at: AT });
    expect(slug).toBe('oeuvre-c');
    const body = { name: 'Élan', kind: 'company', at: AT } as const;
    expect((await createOrganisation(db(), body)).slug).toBe('elan');
    expect((await createOrganisation(db(), body)).slug).toBe('elan-2');
  });

  it('refuses a second solution with the same source id, naming the first', async () => {
    const imported = {
      name: '7-Zip',
      status: 'unclaimed',
      source: 'sill',
      sourceId: 'sill:7zip',
      at: AT,
    } as const;
    await createSolution(db(), imported);
    const again = createSolution(db(), { ...imported, name: 'Autre' });
    await expect(again).rejects.toMatchObject({ code: 'source-id-taken' });
    await expect(again).rejects.toThrow('7-zip');
  });

  it('keeps every version readable as it was', async () => {
    const { id } = await aSolution();
    const first = aListing({
      hosting: aHosting(),
      prices: [{ stage: 'entry', amountCents: null, unit: 'fixed' }],
    });
    const second = aListing({ name: 'Agenda 2', domains: ['FIN', 'RHP'], hosting: null });
    expect(await saveListing(db(), { ...version, solutionId: id, listing: first })).toBe(1);
    expect(await saveListing(db(), { ...version, solutionId: id, listing: second })).toBe(2);
    expect(await loadListing(db(), id, 1)).toEqual(first);
    expect(await loadListing(db(), id)).toEqual(second);
    expect(await database().query('select domain from listing_domain order by domain')).toEqual([
      { domain: 'FIN' },
      { domain: 'RHP' },
    ]);
    expect(await database().query('select host from hosting')).toEqual([]);
  });

  it('refuses to change or delete a version', async () => {
    const { id } = await aSolution();
    await saveListing(db(), { ...version, solutionId: id, listing: aListing() });
    for (const change of [
      'update listing_version set author = $1',
      'delete from listing_version where author <> $1',
    ]) {
      await expect(database().query(change, ['x'])).rejects.toThrow('n’accepte que des ajouts');
    }
    expect(await loadListing(db(), id, 1)).toEqual(aListing());
  });

  it('shows the public the latest version only once the solution is public', async () => {
    const { id } = await aSolution('draft');
    const published = () =>
      database().query('select published_version as v, published_at as at from solution');
    await saveListing(db(), { ...version, solutionId: id, listing: aListing() });
    await saveListing(db(), { ...version, solutionId: id, listing: aListing() });
    expect(await published()).toEqual([{ v: null, at: null }]);
    await setStatus(db(), { solutionId: id, status: 'published', at: AT });
    expect(await published()).toEqual([{ v: 2, at: AT }]);
    await saveListing(db(), {
      ...version,
      solutionId: id,
      listing: aListing(),
      at: '2026-04-01T00:00:00.000Z',
    });
    expect(await published()).toEqual([{ v: 3, at: AT }]);
  });

  it('names every field it refuses and writes nothing', async () => {
    const { id } = await aSolution();
    const listing = aListing({
      name: '  ',
      summary: 'x'.repeat(241),
      description: 'nul \u0000',
      website: 'javascript:alert(1)',
      domains: ['FIN', 'FIN'],
      hosting: aHosting({ production: ['fr'] }),
      prices: [{ stage: 'entry', amountCents: 1.5, unit: 'fixed' }],
      channels: [{ channel: 'ugap', until: '2026-02-30' }],
    });
    const error = await saveListing(db(), { ...version, solutionId: id, listing }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(DbError);
    expect((error as DbError).errors.map(({ path }) => path).sort()).toEqual([
      'channels[0].until',
      'description',
      'domains',
      'hosting.production[0]',
      'name',
      'prices[0].amountCents',
      'summary',
      'website',
    ]);
    expect(await loadListing(db(), id)).toBeNull();
  });

  it('refuses to write about a solution that is not there', async () => {
    const solutionId = '00000000-0000-4000-8000-000000000009';
    const refused = { code: 'not-found' };
    await expect(
      saveListing(db(), { ...version, solutionId, listing: aListing() }),
    ).rejects.toMatchObject(refused);
    await expect(setStatus(db(), { solutionId, status: 'archived', at: AT })).rejects.toMatchObject(
      refused,
    );
  });
});
