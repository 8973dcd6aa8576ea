import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { loadSet } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import { withDatabases } from '@gouvtech/db/testing';
import { seedDemonstration } from '@gouvtech/db/seed';
import { comparisonTable, type Comparison } from '@gouvtech/domain/comparison';
import { wordingFrom } from '@gouvtech/domain/words';
import { aListing, publish } from '../../../test/catalogue-builder.ts';
import { testApp } from '../../../test/api.ts';
import { readOds } from './testing/read-ods.ts';

const TODAY = '2026-11-20';
const wordingOf = (version: string) => wordingFrom(loadSet(version), textsOf(version));

/** As another program reads it: semicolons, quotes, a byte order mark. */
const readCsv = (text: string): string[][] => parse(text, { bom: true, delimiter: ';' });

withDatabases('a comparison as a file', (database) => {
  it('holds every row of the page, with its identifiers, in both formats', async () => {
    await seedDemonstration(database(), { today: TODAY });
    const app = await testApp(database());
    const rows = await database().query<{ slug: string }>(
      'select slug from catalogue_entry order by slug',
    );
    const slugs = fc.uniqueArray(fc.constantFrom(...rows.map(({ slug }) => slug)), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(slugs, async (chosen) => {
        const query = `?s=${chosen.join()}`;
        const comparison: Comparison = (await app.inject(`/api/v1/comparison${query}`)).json();
        const csv = await app.inject(`/api/v1/comparison.csv${query}`);
        const sheet = readCsv(csv.body);
        const ods = await app.inject(`/api/v1/comparison.ods${query}`);
        expect(readOds(ods.rawPayload).map((row) => row.map(({ value }) => value))).toEqual(sheet);

        const lines = new Map(sheet.map((row) => [row[1], row]));
        expect(lines.get('adresse')).toContain(`http://localhost:3000/solutions/${chosen[0]}`);
        expect(sheet[0]!.slice(3)).toHaveLength(4 * chosen.length);
        for (const section of comparisonTable(comparison, { wordingOf, today: TODAY })) {
          for (const row of section.rows.filter(({ kind }) => kind !== 'score')) {
            const line = lines.get(row.id)!;
            expect(line.slice(0, 3)).toEqual([section.title, row.id, row.label]);
            row.cells.forEach((cell, index) => {
              const [value, proof, on, remarks] = line.slice(3 + 4 * index);
              if (cell.mark === null && cell.on !== null) expect(value).toBe(cell.on);
              else expect([value, on]).toEqual([cell.text, cell.on ?? '']);
              expect(proof === '').toBe(cell.mark === null);
              for (const state of cell.states) expect(remarks).toContain(state.text);
              expect(remarks!.includes('Prérequis manquant')).toBe(cell.missing);
            });
          }
          const score = section.rows.find(({ kind }) => kind === 'score');
          score?.cells.forEach((cell, index) => {
            const written = lines.get(`${score.id}:checked`)![3 + 4 * index];
            const checked = cell.score?.checked;
            expect(written).toBe(checked == null ? cell.text : String(Math.floor(checked / 100)));
          });
        }
      }),
      { numRuns: 12, seed: 20261120 },
    );
    await app.close();
  }, 90_000);

  it('keeps formulas from running, whoever wrote them', async () => {
    const formulas = ['=1+1', '+33 1', '-2', '@SUM(A1)', '\u{ff1d}cmd', '\u{ff20}x'];
    const made = await publish(
      database(),
      formulas.slice(0, 5).map((name) => aListing({ name })),
    );
    const app = await testApp(database());
    const query = `?s=${made.map(({ slug }) => slug).join()}`;
    const csv = readCsv((await app.inject(`/api/v1/comparison.csv${query}`)).body);
    const ods = readOds((await app.inject(`/api/v1/comparison.ods${query}`)).rawPayload);
    await app.close();
    const names = csv.find(([, id]) => id === 'nom')!.filter((_, index) => index % 4 === 3);
    expect(names).toEqual(formulas.slice(0, 5).map((name) => `'${name}`));
    for (const row of csv)
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
    expect(ods.map((row) => row.map(({ value }) => value))).toEqual(csv);
  });

  it('types its cells, and sends an attachment with its own name', async () => {
    await publish(database(), [aListing({ name: 'Parafil' })]);
    const app = await testApp(database());
    const csv = await app.inject('/api/v1/comparison.csv?s=parafil');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe(
      'attachment; filename="comparaison-parafil-2026-11-20.csv"',
    );
    expect(csv.body.startsWith('\ufeffsection;identifiant;')).toBe(true);
    expect(csv.body.split('\r\n').length).toBeGreaterThan(20);
    const ods = await app.inject('/api/v1/comparison.ods?s=parafil');
    expect(ods.headers['content-type']).toBe('application/vnd.oasis.opendocument.spreadsheet');
    const updated = readOds(ods.rawPayload).find((row) => row[1]?.value === 'mise-a-jour')!;
    expect(updated[3]).toEqual({ type: 'date', value: TODAY });
    const again = await app.inject('/api/v1/comparison.ods?s=parafil');
    expect(again.rawPayload.equals(ods.rawPayload)).toBe(true);
    await app.close();
  });
});
