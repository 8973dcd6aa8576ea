import type { Static } from 'typebox';
import {
  compareVersions,
  dayOf,
  publishedSets,
  setInForce,
  TIERS,
  type CriteriaSet,
  type Criterion as CriterionRules,
} from '@gouvtech/criteria';
import { textsOf, type CriterionTexts } from '@gouvtech/criteria/texts';
import type { Database } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { API_VERSION } from '../../contract/version.ts';
import { detailOf } from './detail.ts';
import type { KnownRelease } from './release-repository.ts';
import { rememberedReleases } from './releases.ts';
import { readRevision, readTallies, type TallyRow } from './repository.ts';
import type { CriteriaList, CriteriaVersion, Criterion } from './schemas.ts';

export type CriteriaDependencies = { database: Database; clock: () => Date };

export function criteriaUseCases({ database, clock }: CriteriaDependencies) {
  const tag = (set: CriteriaSet, revision: number) =>
    `W/"${API_VERSION}-${set.hash.slice(0, 12)}-${set.revision}-${set.inForceOn}-${revision}"`;
  const today = () => dayOf(clock().toISOString());

  return {
    /** Every version the public knows, oldest first; from memory. */
    async versions(): Promise<{
      etag: string;
      body: { versions: Static<typeof CriteriaVersion>[] };
    }> {
      const releases = await rememberedReleases(database);
      const inForce = setInForce(releases, today());
      const versions = publishedSets(releases).map((set) => ({
        ...identityOf(dated(set, releases)),
        criteria: set.criteria.length,
        status: statusOf(set, inForce),
      }));
      const etag = `W/"${API_VERSION}-${inForce.version}-${versions.map((one) => `${one.version}.${one.revision}.${one.inForceOn}`).join('-')}"`;
      return { etag, body: { versions } };
    },

    /** @throws ProblemError `criteria-set-not-found` */
    async list(version?: string): Promise<{ etag: string; body: Static<typeof CriteriaList> }> {
      const set = setOf(version, await rememberedReleases(database), today());
      const texts = textsOf(set.version);
      const tallies = Map.groupBy(await readTallies(database, null), ({ criterion }) => criterion);
      return {
        etag: tag(set, await readRevision(database)),
        body: {
          ...identityOf(set),
          coefficients: [...set.coefficients],
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
      const set = setOf(version, await rememberedReleases(database), today());
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

function setOf(version: string | undefined, releases: KnownRelease[], today: string): CriteriaSet {
  const published = publishedSets(releases);
  const found =
    version === undefined
      ? setInForce(releases, today)
      : published.find((one) => one.version === version);
  if (found) return dated(found, releases);
  throw new ProblemError('criteria-set-not-found', {
    detail: `Les versions publiées sont : ${published.map((set) => set.version).join(', ')}.`,
  });
}

/** With the days that were announced, when they were. */
function dated(set: CriteriaSet, releases: KnownRelease[]): CriteriaSet {
  const release = releases.find(({ version }) => version === set.version);
  if (!release) return set;
  return { ...set, publishedOn: dayOf(release.announcedAt), inForceOn: release.inForceOn };
}

const identityOf = ({ version, revision, publishedOn, inForceOn, hash }: CriteriaSet) => ({
  version,
  revision,
  publishedOn,
  inForceOn,
  hash,
});

function statusOf(set: CriteriaSet, inForce: CriteriaSet): 'past' | 'in-force' | 'announced' {
  if (set.version === inForce.version) return 'in-force';
  return compareVersions(set.version, inForce.version) < 0 ? 'past' : 'announced';
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
