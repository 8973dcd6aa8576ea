import { describe, expect, it } from 'vitest';
import { importedFile } from './imported-file.ts';

const KIND = {
  formats: ['ods', 'csv'] as const,
  choose: 'Choisissez un fichier ODS ou CSV.',
  neither: 'n’est ni un ODS, ni un CSV',
  empty: 'Téléchargez les avis.',
  tooBig: 'gardez les lignes qui changent.',
};

const read = (fields: Record<string, string | File>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return importedFile(new Request('http://localhost/', { method: 'POST', body }), KIND);
};
const saidOf = async (fields: Record<string, string | File>) => {
  const found = await read(fields);
  return found.ok ? null : found.failure.data.problem.errors;
};

describe('a file that changes many things at once', () => {
  it('is read when it is chosen, whatever the case of its name', async () => {
    expect(await read({ file: new File(['a;b'], 'Avis.CSV') })).toEqual({
      ok: true,
      apply: false,
      file: { format: 'csv', content: 'YTti', name: 'Avis.CSV' },
    });
  });

  it('is written once it is sent again', async () => {
    const again = { apply: '1', format: 'ods', content: 'YTti', name: 'avis.ods' };
    expect(await read(again)).toEqual({
      ok: true,
      apply: true,
      file: { format: 'ods', content: 'YTti', name: 'avis.ods' },
    });
  });

  it('is refused at its field, with what to do next', async () => {
    const at = (message: string) => [{ path: 'file', message }];
    expect(await saidOf({})).toEqual(at(KIND.choose));
    expect(await saidOf({ file: new File(['x'], 'avis.pdf') })).toEqual(
      at(`«\u00a0avis.pdf\u00a0» n’est ni un ODS, ni un CSV. ${KIND.choose}`),
    );
    expect(await saidOf({ file: new File([], 'avis.csv') })).toEqual(
      at('Ce fichier est vide. Téléchargez les avis.'),
    );
    expect(await saidOf({ file: new File(['x'.repeat(300_001)], 'avis.csv') })).toEqual(
      at(
        'Ce fichier pèse 301\u00a0Ko. La limite est de 300\u00a0Ko\u00a0: gardez les lignes qui changent.',
      ),
    );
    for (const [format, content] of [
      ['exe', 'YTti'],
      ['csv', ''],
    ] as const)
      expect(await saidOf({ apply: '1', format, content })).toEqual(at(KIND.choose));
  });
});
