import { createHash } from 'node:crypto';
import type { Database } from '@gouvtech/db';
import type { LeftOut } from '@gouvtech/domain/comparison';
import { API_VERSION } from '../../contract/version.ts';
import { compare } from './compare.ts';
import { comparisonFile, type FileFormat } from './export/file.ts';
import { readAskedFor, readNames } from './repository.ts';
import { demandSome, select, type Selection } from './select.ts';

export type ComparisonDependencies = { database: Database; clock: () => Date };
/** `body` is made only for a reader who does not hold `etag`. */
type Tagged<T> = { etag: string; body: () => T };

export function comparisonUseCases({ database, clock }: ComparisonDependencies) {
  const today = () => clock().toISOString().slice(0, 10);
  return {
    /** @throws ProblemError `invalid-input`, `solution-not-found` when nothing remains */
    async compare(s: string): Promise<Tagged<string>> {
      const selection = await select(database, s, readAskedFor);
      demandSome(selection);
      return { etag: tagOf(selection), body: () => JSON.stringify(compare(selection)) };
    },

    /** Names of the solutions chosen; an empty list when none is known. @throws ProblemError `invalid-input` */
    async names(
      s: string,
    ): Promise<Tagged<{ solutions: { slug: string; name: string }[]; problems: LeftOut[] }>> {
      const selection = await select(database, s, readNames);
      const solutions = selection.kept.map(({ slug, name }) => ({ slug, name }));
      return {
        etag: tagOf(selection),
        body: () => ({ solutions, problems: selection.problems }),
      };
    },

    /** The whole table as a file; channels and qualifications that have ended depend on the day. */
    async file(
      s: string,
      format: FileFormat,
      origin: string,
    ): Promise<Tagged<string | Uint8Array> & { name: string }> {
      const selection = await select(database, s, readAskedFor);
      demandSome(selection);
      const day = today();
      return {
        etag: tagOf(selection, format, day),
        body: () => comparisonFile(compare(selection), format, { today: day, origin }),
        name: `comparaison-${selection.kept
          .map(({ slug }) => slug)
          .join('-')
          .slice(0, 80)}-${day}.${format}`,
      };
    },
  };
}

/** Strong: everything a comparison says comes from these documents, these sentences and this program. */
function tagOf({ kept, problems }: Selection, ...more: string[]): string {
  const parts = [API_VERSION, kept.map(({ etag }) => etag), problems, more];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}

export type ComparisonUseCases = ReturnType<typeof comparisonUseCases>;
