import type { Static } from 'typebox';
import {
  criteriaSets,
  TIERS,
  type CriteriaSet,
  type Criterion as CriterionRules,
} from '@gouvtech/criteria';
import { textsOf, type CriterionTexts } from '@gouvtech/criteria/texts';
import type { Database } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { API_VERSION } from '../../contract/version.ts';
import { readRevision, readTallies, type TallyRow } from './repository.ts';
import type { CriteriaList, Criterion } from './schemas.ts';
import { detailOf } from './detail.ts';

export type CriteriaDependencies = { database: Database; clock: () => Date };

export function criteriaUseCases({ database, clock }: CriteriaDependencies) {
  const tag = (set: CriteriaSet, revision: number) =>
    `W/"${API_VERSION}-${set.hash.slice(0, 12)}-${set.revision}-${revision}"`;

  return {
    /** @throws ProblemError `criteria-set-not-found` */
    async list(version?: string): Promise<{ etag: string; body: Static<typeof CriteriaList> }> {
      const set = setOf(version, clock);
      const texts = textsOf(set.version);
      const tallies = Map.groupBy(await readTallies(database, null), ({ criterion }) => criterion);
      const { revision, publishedOn, inForceOn, hash, coefficients } = set;
      return {
        etag: tag(set, await readRevision(database)),
        body: {
          version: set.version,
          revision,
          publishedOn,
          inForceOn,
          hash,
          coefficients: [...coefficients],
          themes: set.themes.map(({ id, weight }) => {
            const theme = texts.themes.find((one) => one.id === id)!;
            const { name, shortName, lead } = theme;
            return { id, name, shortName, lead, weight };
          }),
          criteria: set.criteria.map((rules) =>
            summaryOf(rules, wordingOf(texts.criteria, rules.id), tallies.get(rules.id) ?? []),
          ),
        },
      };
    },

    /** @throws ProblemError `criteria-set-not-found`, `criterion-not-found` */
    async one(
      id: string,
      version?: string,
    ): Promise<{ etag: string; body: Static<typeof Criterion> }> {
      const set = setOf(version, clock);
      const rules = set.criteria.find((one) => one.id === id);
      if (!rules) {
        throw new ProblemError('criterion-not-found', {
          detail: `Aucun critère de la version ${set.version} ne porte cet identifiant. Les identifiants s’écrivent comme SEC-03.`,
        });
      }
      const texts = wordingOf(textsOf(set.version).criteria, id);
      const tallies = await readTallies(database, id);
      return {
        etag: tag(set, await readRevision(database)),
        body: { ...summaryOf(rules, texts, tallies), ...detailOf(set.version, rules, texts) },
      };
    },
  };
}

export type CriteriaUseCases = ReturnType<typeof criteriaUseCases>;

function setOf(version: string | undefined, clock: () => Date): CriteriaSet {
  const day = clock().toISOString().slice(0, 10);
  const found =
    version === undefined
      ? (criteriaSets.findLast(({ inForceOn }) => inForceOn <= day) ?? criteriaSets[0])
      : criteriaSets.find((one) => one.version === version);
  if (found) return found;
  throw new ProblemError('criteria-set-not-found', {
    detail: `Les versions publiées sont : ${criteriaSets.map((set) => set.version).join(', ')}.`,
  });
}

function wordingOf(texts: CriterionTexts[], id: string): CriterionTexts {
  const found = texts.find((one) => one.id === id);
  if (!found) throw new Error(`no wording for ${id}`);
  return found;
}

const summaryOf = (
  { id, theme, weight, blocking }: CriterionRules,
  { title }: CriterionTexts,
  tallies: TallyRow[],
) => ({
  id,
  theme,
  title,
  weight,
  blocking,
  tallies: tallies.map(({ level, tier, entries }) => ({
    level,
    proof: TIERS[tier]!,
    listings: entries,
  })),
});
