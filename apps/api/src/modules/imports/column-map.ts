/** What a column map may contain, and how one is found: shipped with the product, or written by the user. */
import { readFile } from 'node:fs/promises';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { AUDIENCE_CODES, DEPLOYMENT_CODES, DOMAIN_CODES } from '@gouvtech/domain';
import { UnreadableFile } from './errors.ts';
import sill from './maps/sill.json' with { type: 'json' };
import searchCorpus from './maps/search-corpus.json' with { type: 'json' };

const Column = Type.String({ minLength: 1 });
const oneOf = <T extends string>(codes: readonly T[]) => Type.Enum([...codes]);

export const ColumnMap = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'what people call this kind of list' }),
    detect: Type.Array(Column, { description: 'columns that a file of this kind has' }),
    id: Type.Object({
      column: Column,
      prefix: Type.Optional(Type.String({ description: 'put before the id when it carries none' })),
    }),
    source: Type.Union([
      Type.Object({ column: Column }),
      Type.Object({ value: Type.String({ minLength: 1 }) }),
    ]),
    fields: Type.Object(
      {
        name: Column,
        summary: Type.Array(Column, { description: 'first column that is not empty' }),
        description: Type.Optional(
          Type.Array(Column, { description: 'columns put one after the other' }),
        ),
        website: Type.Optional(Column),
        repository: Type.Optional(Column),
        documentation: Type.Optional(Column),
        licence: Type.Optional(Column),
        alternativeTo: Type.Optional(Column),
        tags: Type.Optional(
          Type.Array(
            Type.Union([
              Column,
              Type.Object({
                column: Column,
                prefix: Type.Optional(Type.String()),
                except: Type.Optional(Type.Array(Type.String())),
              }),
            ]),
          ),
        ),
      },
      { additionalProperties: false },
    ),
    domains: Type.Optional(
      Type.Object({
        columns: Type.Array(Column),
        values: Type.Record(Type.String(), Type.Array(oneOf(DOMAIN_CODES))),
      }),
    ),
    audiences: Type.Optional(Type.Array(oneOf(AUDIENCE_CODES))),
    deployments: Type.Optional(Type.Array(oneOf(DEPLOYMENT_CODES))),
  },
  { additionalProperties: false },
);
export type ColumnMap = Static<typeof ColumnMap>;

/** @throws UnreadableFile naming the first faulty place of the map. */
export function checkColumnMap(value: unknown, name: string): ColumnMap {
  if (Value.Check(ColumnMap, value)) return value;
  const [error] = Value.Errors(ColumnMap, value);
  throw new UnreadableFile(
    `La table de correspondance « ${name} » n’est pas valable, à ${error?.instancePath || '/'} : ${error?.message}.`,
  );
}

const SHIPPED: Record<string, unknown> = { sill, 'search-corpus': searchCorpus };

/**
 * @param wanted the name of a shipped map, the path of a JSON file, or undefined to recognise the columns
 * @param columns the columns of the first entries of the file
 */
export async function chooseColumnMap(
  wanted: string | undefined,
  columns: Set<string>,
): Promise<ColumnMap> {
  if (wanted !== undefined) {
    if (wanted in SHIPPED) return checkColumnMap(SHIPPED[wanted], wanted);
    const text = await readFile(wanted, 'utf8').catch(() => {
      throw new UnreadableFile(
        `La table de correspondance « ${wanted} » n’existe pas. Donnez ${Object.keys(SHIPPED).join(', ')} ou le chemin d’un fichier JSON.`,
      );
    });
    return checkColumnMap(JSON.parse(text), wanted);
  }
  for (const [name, value] of Object.entries(SHIPPED)) {
    const map = checkColumnMap(value, name);
    if (map.detect.every((column) => columns.has(column))) return map;
  }
  throw new UnreadableFile(
    `Les colonnes de ce fichier ne sont pas reconnues : ${[...columns].slice(0, 12).join(', ')}. ` +
      `Indiquez une table avec --map (${Object.keys(SHIPPED).join(', ')} ou un fichier JSON). Rien n’a été importé.`,
  );
}
