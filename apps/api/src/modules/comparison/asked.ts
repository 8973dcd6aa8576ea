/** What an address asks to compare: `s=a,b,c`. */
import { ASKED_MAX, type LeftOut } from '@gouvtech/domain/comparison';
import { ProblemError } from '../../contract/problem-error.ts';

const SHOWN = 60;

export type Asked = {
  /** each once, in the order asked; some may not exist */
  slugs: string[];
  /** those asked more than once */
  duplicates: LeftOut[];
};

/** @throws ProblemError `invalid-input` when nothing, or far too much, is asked */
export function readAsked(s: string): Asked {
  const named = s
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  if (named.length === 0)
    throw invalid(
      'Aucune solution n’est nommée. Donnez leurs identifiants séparés par des virgules, par exemple s=parafil,visa-nova.',
    );
  if (named.length > ASKED_MAX)
    throw invalid(
      `L’adresse nomme ${named.length} solutions\u00a0: c’est trop. Une comparaison en montre cinq ; gardez les identifiants de celles qui vous intéressent.`,
    );
  const slugs = [...new Set(named)];
  return {
    slugs,
    duplicates: slugs
      .filter((slug) => named.indexOf(slug) !== named.lastIndexOf(slug))
      .map((slug) => ({
        slug: shown(slug),
        reason: 'duplicate',
        message: `«\u00a0${shown(slug)}\u00a0» est demandée plusieurs fois\u00a0: elle ne figure qu’une fois.`,
      })),
  };
}

/** What was typed, short enough to be repeated in a sentence. */
export const shown = (slug: string): string =>
  slug.length > SHOWN ? `${slug.slice(0, SHOWN)}…` : slug;

const invalid = (message: string): ProblemError =>
  new ProblemError('invalid-input', { detail: message, errors: [{ path: 's', message }] });
