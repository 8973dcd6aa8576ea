import { DOMAIN_CODES } from '@gouvtech/domain';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { setInForce } from '@gouvtech/criteria';
import { textsOf, themeText } from '@gouvtech/criteria/texts';
import { rememberedReleases } from '../../criteria/index.ts';
import { findNames, findReplaced } from '../suggestion-repository.ts';
import type { Suggestion } from '../schemas/suggestions.ts';
import { cleanQuery, fold, sequenceOf } from '../search/words.ts';
import { today, type CatalogueDependencies } from './dependencies.ts';

const TOTAL = 8;
const LENGTH_MIN = 2;
const MOST = { solution: 4, replaces: 2, domain: 2, criterion: 2 };

type Entry = Omit<Suggestion, 'kind'> & { words: string[] };

const DOMAINS: Entry[] = DOMAIN_CODES.map((value) => {
  const { name, examples } = DOMAIN_LABELS[value];
  return { value, label: name, words: sequenceOf(`${name} ${examples}`) };
});
const CRITERIA = new Map<string, Entry[]>();

/** Those of a version, prepared once. */
function criteriaOf(version: string): Entry[] {
  const known = CRITERIA.get(version);
  if (known) return known;
  const entries = textsOf(version).criteria.map(({ id, theme, title }) => ({
    value: id,
    label: title,
    words: sequenceOf(`${id} ${title} ${themeText(theme, version).name}`),
  }));
  CRITERIA.set(version, entries);
  return entries;
}

/** Each word typed begins a word of the entry. */
const matching = (entries: Entry[], asked: string[]) =>
  entries.filter(({ words }) => asked.every((word) => words.some((one) => one.startsWith(word))));

/** What the beginning of a query may mean: eight proposals at most, names first. */
export async function suggest(
  { database, clock }: CatalogueDependencies,
  typed: string,
): Promise<Suggestion[]> {
  const text = cleanQuery(typed);
  const asked = sequenceOf(text);
  const folded = fold(text);
  if (asked.join('').length < LENGTH_MIN) return [];
  const [names, replaced] = await Promise.all([
    findNames(database, folded, MOST.solution),
    findReplaced(database, folded, asked[0]!, MOST.replaces),
  ]);
  const { version } = setInForce(await rememberedReleases(database), today(clock));
  const kinds = {
    solution: names.map(({ slug, name }) => ({ value: slug, label: name })),
    replaces: replaced.map((product) => ({ value: product, label: product })),
    domain: matching(DOMAINS, asked),
    criterion: matching(criteriaOf(version), asked),
  };
  return (Object.keys(MOST) as (keyof typeof MOST)[])
    .flatMap((kind) =>
      kinds[kind].slice(0, MOST[kind]).map(({ label, value }) => ({ kind, label, value })),
    )
    .slice(0, TOTAL);
}
