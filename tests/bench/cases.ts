/** What is measured: addresses of the product, and of the limit that answers the same. */
import { request } from './measure.ts';

/** Words of the demonstration: common and rare, one and several, an acronym. */
const SEARCHES = [
  'parapheur electronique',
  'gestion des courriers',
  'paie',
  'urbanisme permis',
  'visioconference',
  'signature',
].map(encodeURIComponent);
const TYPED = ['par', 'sign', 'cour', 'visio', 'gest', 'zoom'];
const DOMAINS = ['FIN', 'ACM', 'RHP', 'GED', 'SIG', 'ARC'];
const COMPARED = 5;

export type Case = {
  what: string;
  /** asked in turn, the next burst going on where the last one ended */
  urls: string[];
  /** the same by the limit, which the target refers to */
  limit?: string[];
  /** the limit is the bare page, which asks the same API */
  bare?: true;
  /** the same with nothing decoded: the least there can be */
  floor?: string[];
  /** CPU of the product against that of the limit that `product.md` asks for */
  target?: number;
  /** CPU at 100 000 against 10 000 */
  growth?: number;
};

/** More addresses than the API keeps replies for: each is computed again, whatever was asked before. */
const VARIANTS = 256;
const BLANKS = ['%20', '%09'];
const neverAsked = (urls: string[]): string[] =>
  Array.from({ length: VARIANTS }, (_, n) => {
    const blanks = Array.from({ length: 8 }, (_, bit) => BLANKS[(n >> bit) & 1]).join('');
    return urls.map((url) => (url.includes('q=') ? url + blanks : `${url}&q=${blanks}`));
  }).flat();

export type Places = { api: string; web: string; limit: string | null; bare: string };

async function slugs(api: string): Promise<string[]> {
  const { body } = await request(
    `${api}/api/v1/solutions?sort=assured&pageSize=100&assessment=published`,
  );
  return (JSON.parse(body.toString()) as { items: { slug: string }[] }).items.map(
    (item) => item.slug,
  );
}

export async function casesOf({ api, web, limit, bare }: Places): Promise<Case[]> {
  const known = await slugs(api);
  const groups = known.flatMap((_, at) =>
    at % COMPARED === 0 ? [known.slice(at, at + COMPARED).join(',')] : [],
  );
  const list = `${api}/api/v1/solutions`;
  const by = (path: string, values: string[]) =>
    limit ? { limit: values.map((value) => limit + path + value) } : {};
  return [
    {
      what: 'Liste, triée par nom',
      urls: neverAsked([`${list}?sort=name`]),
      ...by('/list', ['']),
      target: 1,
      growth: 1.6,
    },
    {
      what: 'Liste filtrée (un domaine)',
      urls: neverAsked(DOMAINS.map((domain) => `${list}?domain=${domain}`)),
      ...by('/filtered?domain=', DOMAINS),
      target: 1,
      growth: 1.6,
    },
    {
      what: 'Liste triée par la note d’un thème',
      urls: neverAsked([`${list}?sort=assured&theme=SEC`]),
    },
    {
      what: 'Recherche avec filtres',
      urls: neverAsked(SEARCHES.map((q) => `${list}?q=${q}`)),
      ...by('/search?q=', SEARCHES),
      target: 1.25,
      growth: 9,
    },
    {
      what: 'Filtres seuls',
      urls: neverAsked(DOMAINS.map((domain) => `${list}?pageSize=1&domain=${domain}`)),
      ...by('/facets-scan', ['']),
      target: 0.1,
      growth: 8,
    },
    {
      what: 'Liste déjà demandée',
      urls: [`${list}?sort=name`],
      ...by('/list', ['']),
    },
    {
      what: 'Recherche déjà demandée',
      urls: SEARCHES.map((q) => `${list}?q=${q}`),
      ...by('/search?q=', SEARCHES),
    },
    {
      what: 'Une solution',
      urls: known.map((slug) => `${list}/${slug}`),
      ...by('/solution/', known),
      ...(limit && { floor: known.map((slug) => `${limit}/solution-text/${slug}`) }),
      target: 0.7,
      growth: 1.1,
    },
    {
      what: 'Comparaison de cinq',
      urls: groups.map((s) => `${api}/api/v1/comparison?s=${s}`),
      ...by('/comparison?s=', groups),
    },
    {
      what: 'Proposition pendant la frappe',
      urls: TYPED.map((q) => `${api}/api/v1/suggestions?q=${q}`),
      ...by('/suggestions?q=', TYPED),
    },
    { what: 'Page d’accueil', urls: [`${web}/`] },
    {
      what: 'Page de liste',
      urls: [`${web}/solutions?sort=name`],
      limit: [`${bare}/?sort=name`],
      bare: true,
      target: 1.6,
    },
    { what: 'Page de recherche', urls: SEARCHES.map((q) => `${web}/solutions?q=${q}`) },
    { what: 'Page de solution', urls: known.map((slug) => `${web}/solutions/${slug}`) },
    { what: 'Page de comparaison', urls: groups.map((s) => `${web}/comparer?s=${s}`) },
  ];
}
