/** Everything the page of a comparison shows, from one answer of the API and its own address. */
import { comparisonTable, type Comparison } from '@gouvtech/domain/comparison';
import { carrying } from '#lib/compare/tray.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import { linkFrom, readChoices } from './choices.ts';
import { shownSections } from './sections.ts';

const NUMBERS = ['', 'une solution', 'deux solutions', 'trois solutions', 'quatre solutions'];

/** @param today `YYYY-MM-DD` */
export function comparisonView(comparison: Comparison, query: URLSearchParams, today: string) {
  const { solutions, criteriaSets, problems } = comparison;
  const { profiles } = wordingOf(criteriaSets.at(-1));
  const { choices, refused } = readChoices(query, profiles);
  const slugs = solutions.map(({ slug }) => slug);
  const linkTo = linkFrom(slugs, choices);
  const table = comparisonTable(comparison, { wordingOf, today, profile: choices.profile });
  const criteria = table.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'criterion'));
  return {
    title: `Comparer ${NUMBERS[solutions.length] ?? 'cinq solutions'}`,
    today,
    slugs,
    solutions: solutions.map(({ slug, name, vendor, status }) => ({
      slug,
      name,
      who: vendor?.name ?? (status === 'unclaimed' ? 'fiche importée' : 'éditeur non indiqué'),
      href: carrying(`/solutions/${slug}`, slugs),
      without: linkTo({ slugs: slugs.filter((one) => one !== slug) }),
    })),
    notes: [...problems.map(({ message }) => message), ...refused, ...versionNote(comparison)],
    reading: readingOf(comparison),
    differing: criteria.filter((row) => row.differs).length,
    criteria: criteria.length,
    sections: shownSections(table, choices, linkTo),
    extent: choices.extent,
    links: {
      usual: linkTo({ extent: 'usual', open: null }),
      differences: linkTo({ extent: 'differences', open: null }),
      everything: linkTo({ extent: 'everything', open: null }),
    },
    profiles: [
      { name: 'Aucun', href: linkTo({ profile: null, open: null }), current: !choices.profile },
      ...profiles.map(({ key, name }) => ({
        name,
        href: linkTo({ profile: key, open: null }),
        current: key === choices.profile,
      })),
    ],
    canonical: linkFrom(slugs, { extent: 'usual', open: null, profile: null })({}),
    files: (['ods', 'csv'] as const).map((format) => ({
      format: format.toUpperCase(),
      href: `/api/v1/comparison.${format}?s=${slugs.join(',')}`,
    })),
  };
}

export type ComparisonView = ReturnType<typeof comparisonView>;

/** What the table can and cannot set side by side, in one sentence. */
function readingOf({ solutions, criteriaSets }: Comparison): string {
  if (solutions.length === 1) return 'Ajoutez une solution pour avoir de quoi comparer.';
  const assessed = solutions.filter(({ assessment }) => assessment !== null).length;
  if (assessed === 0)
    return 'Aucune de ces solutions n’a d’évaluation\u00a0: seuls leurs faits se comparent.';
  if (assessed === 1)
    return 'Une seule de ces solutions a une évaluation\u00a0: les faits se comparent, ses réponses n’ont rien en face.';
  if (criteriaSets.length > 1) return 'Seuls les critères communs se comparent.';
  return `Les notes vont de déclaré à contrôlé puis audité, sur 100, dans le référentiel ${criteriaSets.join()}.`;
}

/** Two versions are compared on what means the same in both, or not at all (evaluation model, 1.7). */
function versionNote({ criteriaSets, commonCore }: Comparison): string[] {
  if (criteriaSets.length < 2) return [];
  const versions = criteriaSets.join(' et ');
  return [
    commonCore.length > 0
      ? `Ces solutions répondent à deux versions du référentiel (${versions})\u00a0: leurs notes ne se comparent pas. Seuls figurent les ${commonCore.length} critères qui veulent dire la même chose dans chacune.`
      : `Ces solutions répondent à des versions du référentiel (${versions}) qui n’ont aucun critère en commun\u00a0: seuls leurs faits se comparent.`,
  ];
}
