/** Why nothing was found, when the text itself is the reason. */
const NBSP = '\u00a0';
/** Words the API reads of one search (`reading.ts`). */
const READ = 16;
/** A shorter search is told to check its spelling. */
const LONG = 6;

const KEEP = 'Gardez un ou deux mots qui nomment votre besoin.';

/**
 * @param searched everything was looked for: neither a filter nor a literal search narrowed it
 * @returns what is wrong and what to write instead; null when the words could have been found
 */
export function whyNothing(text: string, searched: boolean): string | null {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (words.length === 0)
    return `Cette recherche ne contient que des signes${NBSP}: ils séparent les mots et ne se cherchent pas. Écrivez un mot, un sigle ou un nom de logiciel.`;
  if (!/[\p{Script=Latin}\p{N}]/u.test(text))
    return `Les fiches sont écrites en français, en lettres latines${NBSP}: aucune ne contient de mot dans cette écriture. Écrivez votre besoin en français, ou le nom du logiciel en lettres latines.`;
  if (!searched || words.length < LONG) return null;
  const more = words.length - READ;
  if (more <= 0)
    return `Aucun des ${words.length} mots de cette recherche n’est dans une fiche. ${KEEP}`;
  const rest = more === 1 ? 'le suivant n’est pas lu' : `les ${more} suivants ne sont pas lus`;
  return `Aucun des ${READ} premiers mots de cette recherche n’est dans une fiche, et ${rest}. ${KEEP}`;
}
