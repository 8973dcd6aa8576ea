/** The table of who may ask what, read from `access.md` and written back by `ACCESS=write`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { ROLES } from './world.ts';

const FILE = new URL('./access.md', import.meta.url);

const HEAD = `# Qui peut demander quoi

Chaque adresse de l’API, sur un objet dans chaque état qui compte, par chaque rôle. **401** : sans connexion. **403** :
l’objet est connu, l’acte est refusé. **404** : il n’y a rien à cette adresse, ou la personne n’a pas à le savoir. **oui** : c’est
fait, ou lu. Les autres statuts viennent après le droit : **400** le contenu envoyé (le plus petit que le schéma accepte) manque
de quelque chose, **409** l’état de l’objet, **412** ou **428** la version lue. \`access.test.ts\` observe chaque case ; une
adresse sans ligne le fait échouer.
`;

/** `GET /api/v1/solutions/{slug} | publiée` → one word for each role. */
export type Table = Map<string, string[]>;

export function readTable(): Table {
  const rows = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  return new Map(
    rows.map(([address = '', object = '', ...cells]) => [
      `${address.replaceAll('`', '')} | ${object}`,
      cells,
    ]),
  );
}

export function writeTable(table: Table): void {
  const rows = [...table].map(([key, cells]) => {
    const [address, object] = key.split(' | ');
    return `| \`${address}\` | ${object} | ${cells.join(' | ')} |`;
  });
  const columns = ['adresse', 'objet', ...ROLES];
  const head = [`| ${columns.join(' | ')} |`, `| ${columns.map(() => '---').join(' | ')} |`];
  writeFileSync(FILE, [HEAD, ...head, ...rows, ''].join('\n'));
}
