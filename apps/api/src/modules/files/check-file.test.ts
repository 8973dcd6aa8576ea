import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import {
  BOMB,
  docx,
  LOCKED_DOCX,
  LOCKED_ODT,
  LOCKED_PDF,
  odt,
  PDF,
  picture,
  withZipPassword,
} from './testing/samples.ts';

const refusal = async (bytes: Uint8Array, name: string): Promise<string> => {
  const checked = await checkFile(bytes, name);
  if (!('refused' in checked)) throw new Error(`${name} was accepted`);
  return checked.refused;
};
const joined = (...parts: (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((one) => (typeof one === 'string' ? strToU8(one) : one)));

describe('a sound file', () => {
  it.each([
    ['rapport.pdf', PDF, 'application/pdf'],
    ['tableau.csv', strToU8('\uFEFFCritère;Réponse\nSEC-01;oui\n'), 'text/csv'],
    ['notes.txt', Uint8Array.from([0x52, 0xe9, 0x73, 0x75, 0x6d, 0xe9]), 'text/plain'],
    ['BMS.TXT', strToU8('BMS : bilan de maintenance'), 'text/plain'],
    ['modele.odt', odt(), 'application/vnd.oasis.opendocument.text'],
    [
      'modele.docx',
      docx(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('accepts %s', async (name, bytes, mediaType) => {
    expect(await checkFile(bytes, name)).toMatchObject({ mediaType });
  });

  it('accepts pictures, and .jpeg as .jpg', async () => {
    expect(await checkFile(await picture('png'), 'ecran.png')).toMatchObject({ kind: 'png' });
    expect(await checkFile(await picture('jpeg'), 'photo.jpeg')).toMatchObject({ kind: 'jpg' });
  });
});

describe('a file that is not what it says', () => {
  it('refuses an empty one', async () => {
    expect(await refusal(new Uint8Array(), 'vide.pdf')).toMatch(/est vide/);
  });

  it('refuses one over the limit and says its size and what to do', async () => {
    const big = new Uint8Array(34 * 1024 * 1024);
    expect(await refusal(big, 'gros.pdf')).toBe(
      'Ce fichier pèse 34\u00a0Mo. La limite est de 10\u00a0Mo\u00a0: déposez une synthèse ou une adresse publique.',
    );
    const text = strToU8('a'.repeat(MAX_FILE_BYTES));
    expect(await checkFile(text, 'limite.txt')).toMatchObject({ kind: 'txt' });
    expect(await refusal(joined(text, 'a'), 'limite.txt')).toMatch(/10\u00a0Mo/);
  });

  it.each(['logo.svg', 'page.html', 'page.htm', 'flux.xml', 'outil.exe', 'tableur.ods', 'sansnom'])(
    'refuses the format of %s, whatever it holds',
    async (name) => {
      expect(await refusal(PDF, name)).toMatch(/n’est pas accepté|Formats acceptés/);
    },
  );

  it('refuses a renamed file and names what it looks like', async () => {
    expect(await refusal(PDF, 'image.png')).toMatch(/pas une image PNG.*«\u00a0\.pdf\u00a0»/s);
    expect(await refusal(await picture('webp'), 'image.jpg')).toMatch(/«\u00a0\.webp\u00a0»/);
    expect(await refusal(odt(), 'modele.docx')).toMatch(/pas un document DOCX/);
    expect(await refusal(docx(), 'modele.odt')).toMatch(/pas un document ODT/);
    expect(await refusal(strToU8('texte'), 'texte.pdf')).toMatch(/pas un PDF/);
    expect(await refusal(PDF, 'rapport.txt')).toMatch(/pas du texte/);
    expect(await refusal(odt(), 'rapport.csv')).toMatch(/pas un tableau CSV/);
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<!DOCTYPE html><html><body></body></html>',
    '  \n<html>',
    '<?xml version="1.0"?><x/>',
    '<!-- --><script>alert(1)</script>',
  ])('refuses a page under a text name: %s', async (page) => {
    expect(await refusal(strToU8(page), 'notes.txt')).toMatch(/pas du texte/);
    expect(await refusal(strToU8(page), 'notes.csv')).toMatch(/pas un tableau/);
    expect(await refusal(strToU8(page), 'notes.pdf')).toMatch(/pas un PDF/);
  });

  it('refuses a page hidden in a picture or around a PDF', async () => {
    const page = '<html><script>alert(1)</script></html>';
    expect(await refusal(joined(await picture('png'), page), 'a.png')).toMatch(/autre chose/);
    expect(await refusal(joined(await picture('jpeg'), page), 'a.jpg')).toMatch(/autre chose/);
    expect(await refusal(joined('%PDF-1.7\n', page, PDF), 'a.pdf')).toMatch(/page web/);
    expect(await refusal(joined(PDF, page), 'a.pdf')).toMatch(/page web/);
    expect(await refusal(joined(page, PDF), 'a.pdf')).toMatch(/pas un PDF/);
    expect(await refusal(joined(odt(), page), 'a.odt')).toMatch(/incomplet/);
  });

  it('refuses what was cut on the way', async () => {
    const png = await picture('png');
    const jpg = await picture('jpeg', 800, 600);
    expect(await refusal(png.subarray(0, png.length / 2), 'a.png')).toMatch(/incomplète/);
    expect(await refusal(jpg.subarray(0, jpg.length / 2), 'a.jpg')).toMatch(/incomplète/);
    expect(await refusal(PDF.subarray(0, 60), 'a.pdf')).toMatch(/sa fin manque/);
    expect(await refusal(odt().subarray(0, 200), 'a.odt')).toMatch(/incomplet|n’est pas/);
    expect(await refusal(docx().subarray(0, 300), 'a.docx')).toMatch(/incomplet|n’est pas/);
  });

  it('refuses what a password locks', async () => {
    expect(await refusal(LOCKED_PDF, 'a.pdf')).toMatch(/mot de passe/);
    expect(await refusal(LOCKED_ODT, 'a.odt')).toMatch(/mot de passe/);
    expect(await refusal(LOCKED_DOCX, 'a.docx')).toMatch(/mot de passe/);
    expect(await refusal(withZipPassword(odt()), 'a.odt')).toMatch(/mot de passe/);
  });

  it('refuses macros', async () => {
    const code = strToU8('Sub AutoOpen()');
    expect(await refusal(docx({ 'word/vbaProject.bin': code }), 'a.docx')).toMatch(/macros/);
    expect(await refusal(odt({ 'Basic/Standard/Module1.xml': code }), 'a.odt')).toMatch(/macros/);
    expect(await refusal(odt({ 'Scripts/python/a.py': code }), 'a.odt')).toMatch(/macros/);
    const macroType = docx({
      '[Content_Types].xml': strToU8(
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      ),
      'word/vbaProject.bin': code,
    });
    expect(await refusal(macroType, 'a.docx')).toMatch(/macros/);
  });

  it('refuses bombs: by size, by ratio, by number of entries, by a lie about sizes', async () => {
    expect(await refusal(BOMB(), 'a.odt')).toMatch(/décompressé/);
    const liar = BOMB();
    const view = new DataView(liar.buffer);
    for (let at = 0; at < liar.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    }
    expect(await refusal(liar, 'a.odt')).toMatch(/décompressé/);
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`Pictures/${index}`, strToU8('x')]),
    );
    expect(await refusal(odt(many), 'a.odt')).toMatch(/plus de 1000/);
  });
});
