import { describe, expect, it } from 'vitest';
import { attachmentOf, cleanFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\moi\\Rapport été.pdf', 'Rapport été.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['fact\u202Efdp.exe.pdf', 'factfdp.exe.pdf'],
    ['.htaccess', 'htaccess'],
    ['', 'fichier'],
    ['\u0000.pdf', 'pdf'],
  ])('keeps what may be shown of %j', (typed, kept) => {
    expect(cleanFileName(typed)).toBe(kept);
  });

  it('keeps at most 120 characters and the extension', () => {
    const kept = cleanFileName(`${'é'.repeat(100_000)}.pdf`);
    expect([...kept]).toHaveLength(120);
    expect(kept.endsWith('.pdf')).toBe(true);
  });
});

describe('the header that names a download', () => {
  it('lets nothing out of its quotes', () => {
    const header = attachmentOf(cleanFileName('a"; filename=evil.html\r\nX: y.pdf'));
    expect(header).not.toMatch(/[\r\n]/);
    expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.~!%*-]*$/);
  });

  it('keeps accents for programs that read them', () => {
    expect(attachmentOf('Rapport d’été (1).pdf')).toBe(
      'attachment; filename="Rapport d_ete (1).pdf"; filename*=UTF-8\'\'Rapport%20d%E2%80%99%C3%A9t%C3%A9%20%281%29.pdf',
    );
  });
});
