/** Preview of a file, export of a solution. Neither writes anything. */
import type { Database } from '@gouvtech/db';
import type { SolutionDocument } from '@gouvtech/domain';
import { ProblemError } from '../../contract/problem-error.ts';
import { MAX_BYTES } from './limits.ts';
import { readPubliccode, type ReadPubliccode } from './read.ts';
import { loadForExport } from './repository.ts';
import { writePubliccode } from './write.ts';

export type PubliccodeDependencies = {
  database: Database;
  publicOrigin: string;
  /** the public document of a solution; throws the problem to answer when there is none */
  solution: (slug: string) => Promise<SolutionDocument>;
};

export function publiccodeUseCases({ database, publicOrigin, solution }: PubliccodeDependencies) {
  return {
    preview,
    /** @throws ProblemError as the reading of a solution does */
    exported: async (slug: string): Promise<string> => {
      const { signatory } = await solution(slug);
      const found = await loadForExport(database.db, slug);
      // It left the catalogue between the two reads.
      if (!found) throw new ProblemError('solution-not-found');
      const { listing, vendor, original } = found;
      const page = `${publicOrigin}/solutions/${slug}`;
      return writePubliccode(
        listing,
        { page, vendor, signatory: signatory?.name ?? null },
        original,
      );
    },
  };
}

export type PubliccodeUseCases = ReturnType<typeof publiccodeUseCases>;

/** Problems shown at once: enough to correct a file, few enough to read. */
const PROBLEMS_MAX = 200;

/** A file as it was given, strict or lenient. @throws ProblemError `payload-too-large` above 1 MB. */
export function preview({
  content,
  lenient,
}: {
  content: string;
  lenient: boolean;
}): ReadPubliccode {
  if (Buffer.byteLength(content) > MAX_BYTES)
    throw new ProblemError('payload-too-large', {
      detail: 'Un fichier publiccode.yml pèse 1 Mo au plus. Vérifiez que c’est le bon fichier.',
    });
  const read = damaged(content) ?? readPubliccode(content, { lenient });
  return { ...read, problems: read.problems.slice(0, PROBLEMS_MAX) };
}

/** Bytes that were not UTF-8 arrive as U+FFFD, or as half of a pair: the text is no longer what was written. */
function damaged(content: string): ReadPubliccode | null {
  if (content.isWellFormed() && !content.includes('\uFFFD')) return null;
  const line = content
    .split('\n')
    .findIndex((one) => !one.isWellFormed() || one.includes('\uFFFD'));
  return {
    verdict: 'invalid',
    problems: [
      {
        path: '',
        code: 'not-utf8',
        message: `Ce texte n’est pas en UTF-8 : la ligne ${line + 1} contient un caractère illisible. Enregistrez le fichier en UTF-8, puis recommencez.`,
        severity: 'error',
        line: line + 1,
      },
    ],
    listing: null,
    toComplete: [],
  };
}
