/** One publiccode.yml: its verdict, its problems, and the listing it makes. Writes nothing, visits nothing. */
import type { Listing } from '@gouvtech/domain';
import { listingProblems } from '@gouvtech/db';
import { checkPubliccode, type Found } from './check.ts';
import { withExtras } from './extras.ts';
import { MAX_BYTES } from './limits.ts';
import type { PubliccodeProblem } from './problem.ts';
import { toListing } from './to-listing.ts';
import { readYaml, type YamlFile } from './yaml.ts';

export const VERDICTS = ['valid', 'valid-with-warnings', 'draft', 'invalid'] as const;
/** `draft`: the standard refuses the file, the lenient mode makes a draft of it. */
export type Verdict = (typeof VERDICTS)[number];

export type ReadPubliccode = {
  verdict: Verdict;
  problems: PubliccodeProblem[];
  /** null when the verdict is `invalid` */
  listing: Listing | null;
  /** keys that are missing or wrong, for a draft */
  toComplete: string[];
};

/**
 * @param text the file, already decoded from UTF-8
 * @param lenient a file the standard refuses becomes a draft as soon as its name, its address and a short description
 *   can be read; problems are warnings then
 */
export function readPubliccode(text: string, { lenient = false } = {}): ReadPubliccode {
  if (Buffer.byteLength(text) > MAX_BYTES) return refused([tooLarge(Buffer.byteLength(text))]);
  const read = readYaml(text);
  if (!read.ok) return refused([read.problem]);
  const found = checkPubliccode(read.file);
  if (!found.some(({ severity }) => severity === 'error')) return accepted(read.file, found);
  return lenient ? draft(read.file) : refused(found);
}

const megabytes = (bytes: number) => `${(bytes / MAX_BYTES).toFixed(1).replace('.', ',')} Mo`;

export const tooLarge = (bytes: number): PubliccodeProblem => ({
  path: '',
  code: 'too-large',
  message: `Ce fichier pèse ${megabytes(bytes)} : un publiccode.yml pèse 1 Mo au plus. Vérifiez que c’est le bon fichier.`,
  severity: 'error',
  line: null,
});

function accepted(file: YamlFile, found: Found[]): ReadPubliccode {
  const made = listingOf(file);
  if (!made) return refused([...published(found), noListing()]);
  const problems = [...published(found), ...made.warnings];
  return {
    verdict: found.length > 0 ? 'valid-with-warnings' : 'valid',
    problems,
    listing: made.listing,
    toComplete: [],
  };
}

function draft(file: YamlFile): ReadPubliccode {
  const found = checkPubliccode(file, { anyVersion: true });
  const made = listingOf(file);
  if (!made) return refused([...published(found), noListing()]);
  return {
    verdict: 'draft',
    problems: [
      ...published(found).map((one) => ({ ...one, severity: 'warning' as const })),
      ...made.warnings,
    ],
    listing: made.listing,
    toComplete: [
      ...new Set(found.filter(({ severity }) => severity === 'error').map(({ path }) => path)),
    ],
  };
}

const refused = (problems: (PubliccodeProblem | Found)[]): ReadPubliccode => ({
  verdict: 'invalid',
  problems: published(problems),
  listing: null,
  toComplete: [],
});

const published = (problems: (PubliccodeProblem | Found)[]): PubliccodeProblem[] =>
  problems.map(({ path, code, message, severity, line }) => ({
    path,
    code,
    message,
    severity,
    line,
  }));

const noListing = (): PubliccodeProblem => ({
  path: '',
  code: 'required',
  message:
    'Sans nom, sans adresse du dépôt ou sans description courte, ce fichier ne peut pas devenir une fiche, même à compléter.',
  severity: 'error',
  line: null,
});

/** @returns null when the catalogue itself could not hold it. */
function listingOf(file: YamlFile): { listing: Listing; warnings: PubliccodeProblem[] } | null {
  const read = toListing(file.data);
  if (!read) return null;
  const complete = withExtras(read.listing, file.text);
  const sound = listingProblems(complete.listing).length === 0;
  const listing = sound ? complete.listing : read.listing;
  if (!sound && listingProblems(listing).length > 0) return null;
  const warnings = read.leftOut.map(({ steps, message }) => ({
    path: steps.join('.'),
    code: 'left-out' as const,
    message,
    severity: 'warning' as const,
    line: file.lineOf(steps),
  }));
  return { listing, warnings };
}
