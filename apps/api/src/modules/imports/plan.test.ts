import { describe, expect, it } from 'vitest';
import type { ColumnMap } from './column-map.ts';
import { mapEntry, type MappedEntry } from './map-entry.ts';
import { planImport, type ExistingEntry } from './plan.ts';

const MAP: ColumnMap = {
  name: 'essai',
  detect: ['id'],
  id: { column: 'id', prefix: 'essai' },
  source: { value: 'essai-2026' },
  fields: { name: 'nom', summary: ['resume'], licence: 'licence', tags: ['mots'], website: 'site' },
  domains: { columns: ['mots'], values: { Urbanisme: ['URB'] } },
};
const mapped = (value: Record<string, unknown>, place = 'entrée 1') =>
  mapEntry({ place, value }, MAP);
const entry = (value: Record<string, unknown>, place?: string): MappedEntry => {
  const result = mapped(value, place);
  if (!result.ok) throw new Error(result.reason);
  return result.entry;
};
const held = (
  value: Record<string, unknown>,
  change: Partial<ExistingEntry> = {},
): ExistingEntry => {
  const { listing, sourceId, source } = entry(value);
  return { solutionId: 's', slug: 's', status: 'unclaimed', sourceId, source, listing, ...change };
};

describe('mapping an entry', () => {
  it('refuses an entry without id or name, and says which column', () => {
    expect(mapped({ nom: 'Sans identifiant' })).toEqual({
      ok: false,
      place: 'entrée 1',
      reason: 'l’identifiant manque (colonne « id »)',
    });
    expect(mapped({ id: '1' })).toMatchObject({
      ok: false,
      reason: 'le nom manque (colonne « nom »)',
    });
  });
  it('keeps a licence nobody can be sure of as it was written', () => {
    expect(entry({ id: '1', nom: 'A', licence: 'GPL' }).listing.licence).toEqual({
      kind: 'to-verify',
      raw: 'GPL',
    });
    expect(entry({ id: '1', nom: 'A', licence: 'mit' }).listing.licence).toMatchObject({
      kind: 'spdx',
      spdx: 'MIT',
    });
  });
  it('leaves out an address that is not one, and says so', () => {
    const read = entry({ id: '1', nom: 'A', resume: 'r', site: 'javascript:alert(1)' });
    expect(read.listing.website).toBeUndefined();
    expect(read.warnings).toEqual(['le site « javascript:alert(1) » n’est pas une adresse web']);
  });
  it('finds the domain of the tags and puts the prefix on a bare id', () => {
    const read = entry({ id: '1', nom: 'A', mots: 'urbanisme ; PLU' });
    expect(read.listing).toMatchObject({ domains: ['URB'], tags: ['urbanisme', 'PLU'] });
    expect(read.sourceId).toBe('essai:1');
    expect(entry({ id: 'sill:7zip', nom: 'A' }).sourceId).toBe('sill:7zip');
  });
});

describe('planning an import', () => {
  it('creates what is new and leaves what is the same', () => {
    const one = entry({ id: '1', nom: 'A', resume: 'r' });
    const two = entry({ id: '2', nom: 'B', resume: 'r' }, 'entrée 2');
    const plan = planImport([one, two], [held({ id: '1', nom: 'A', resume: 'r' })]);
    expect(plan.actions.map((action) => action.kind)).toEqual(['unchanged', 'create']);
  });
  it('lets the source that brought an entry correct it, field by field', () => {
    const plan = planImport(
      [entry({ id: '1', nom: 'A', resume: 'mieux' })],
      [held({ id: '1', nom: 'A', resume: 'r', licence: 'MIT' })],
    );
    expect(plan.actions[0]).toMatchObject({
      kind: 'update',
      changed: ['summary'],
      listing: { licence: { kind: 'spdx', spdx: 'MIT' } },
    });
  });
  it('lets another source only fill what is empty', () => {
    const other = [held({ id: '1', nom: 'A', resume: 'r' }, { source: 'autre' })];
    expect(
      planImport([entry({ id: '1', nom: 'Z', resume: 'autre', licence: 'MIT' })], other).actions[0],
    ).toMatchObject({
      kind: 'update',
      changed: ['licence'],
    });
    expect(
      planImport([entry({ id: '1', nom: 'Z', resume: 'autre' })], other, { replace: true })
        .actions[0],
    ).toMatchObject({
      kind: 'update',
      changed: ['name', 'summary'],
    });
  });
  it('never touches a listing its vendor has taken over', () => {
    const plan = planImport(
      [entry({ id: '1', nom: 'B' })],
      [held({ id: '1', nom: 'A' }, { status: 'published' })],
    );
    expect(plan.actions[0]!.kind).toBe('claimed');
  });
  it('refuses the second of two entries with the same id and names the first', () => {
    const plan = planImport(
      [entry({ id: '1', nom: 'A' }), entry({ id: '1', nom: 'B' }, 'entrée 2')],
      [],
    );
    expect(plan.bad).toEqual([
      { place: 'entrée 2', reason: 'l’identifiant « essai:1 » est déjà celui de entrée 1' },
    ]);
  });
  it('signals the same name under another id without merging', () => {
    const plan = planImport(
      [
        entry({ id: '1', nom: 'Démarches simplifiées' }),
        entry({ id: '2', nom: 'demarches-simplifiees' }, 'entrée 2'),
      ],
      [],
    );
    expect(plan.actions).toHaveLength(2);
    expect(plan.likelyDuplicates).toEqual([
      { place: 'entrée 2', name: 'demarches-simplifiees', other: 'essai:1' },
    ]);
  });
});
