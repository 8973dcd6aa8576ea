/** What anyone reads of labels and of those who may grant them. */
import { dayOf, type Instant } from '@gouvtech/criteria';
import { themeTexts } from '@gouvtech/criteria/texts';
import {
  CONTRADICTORY_DAYS,
  LABEL_SCHEMES,
  LABEL_SCHEME_IDS,
  LEVEL_LABELS,
  type LabelSchemeId,
} from '@gouvtech/domain';
import { ACCREDITATION_MONTHS } from '@gouvtech/domain/transitions-accreditation';
import { LABEL_APPEAL_DAYS } from '@gouvtech/domain/transitions-label';
import { refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import { typography } from '../../mail/index.ts';
import { moved } from '../../moved-addresses/index.ts';
import { effective } from '../object.ts';
import {
  countAudits,
  countByLabeller,
  countInForce,
  labellerFacts,
} from '../register-repository.ts';
import {
  type LabelScheme,
  type Labeller,
  type Labellers,
  type PublicAccreditation,
} from '../register-schemas.ts';
import { listGranted, type AccreditationRow } from '../repository.ts';
import type { AccreditationDependencies } from './context.ts';

const FEE_RULE =
  'Les honoraires de l’audit sont dus quelle que soit son issue : chaque labellisateur le déclare et publie comment il les fixe.';
const SLUG = /^[a-z0-9-]+$/;

export function registerUseCases({ database, clock }: AccreditationDependencies) {
  const { db } = database;
  const now = (): Instant => clock().toISOString();
  const elsewhere = async (slug: string): Promise<ProblemError | null> => {
    const details = (await moved(database, 'organisation', slug))?.details;
    const location = `/api/v1/labellers/${String(details?.members?.['movedTo'])}`;
    return details ? new ProblemError('moved', { ...details, headers: { location } }) : null;
  };

  return {
    schemes: async (): Promise<{ items: LabelScheme[] }> => {
      const inForce = await countInForce(db, dayOf(now()));
      return { items: LABEL_SCHEME_IDS.map((id) => schemeView(id, inForce.get(id) ?? 0)) };
    },

    labellers: async (): Promise<Labellers> => {
      const at = now();
      const granted = await listGranted(db);
      const counts = await countByLabeller(db, dayOf(at));
      const byId = Map.groupBy(granted, ({ organisation }) => organisation.id);
      return {
        items: [...byId].map(([id, rows]) => ({
          slug: rows[0]!.organisation.slug,
          name: rows[0]!.organisation.name,
          accreditations: latestOfEach(rows).map((row) => publicView(row, at)),
          inForce: counts.get(id)?.inForce ?? 0,
        })),
      };
    },

    /** @throws ProblemError `not-found` for an organisation that never was a labeller; `moved` when it has another name */
    labeller: async (slug: string): Promise<Labeller> => {
      const at = now();
      const rows = SLUG.test(slug) ? await listGranted(db, slug) : [];
      const first = rows[0];
      if (!first) throw (await elsewhere(slug)) ?? refusalError('hidden');
      const { id, name } = first.organisation;
      const { city, website, siren, parentSirens } = await labellerFacts(db, id);
      const audits = await countAudits(db, id);
      const counts = (await countByLabeller(db, dayOf(at))).get(id);
      return {
        ...{ slug: first.organisation.slug, name, city, website, siren, parentSirens },
        accreditations: rows.map((row) => publicView(row, at)),
        audits: { closed: audits.granted + audits.refused, ...audits },
        inForce: counts?.inForce ?? 0,
        labelCount: counts?.granted ?? 0,
      };
    },
  };
}

const nameOf = (id: LabelSchemeId) => ({ id, name: LABEL_SCHEMES[id].name });

function schemeView(id: LabelSchemeId, inForce: number): LabelScheme {
  const { summary, levels, themes, acceptedSets = [], ...rules } = LABEL_SCHEMES[id];
  const all = themeTexts(acceptedSets.at(-1));
  const inScope = all.filter((one) => themes.length === 0 || themes.includes(one.id));
  return {
    ...nameOf(id),
    summary,
    themes: inScope.map((one) => ({ id: one.id, name: one.shortName })),
    levels: levels.map((one) => ({ ...one, name: LEVEL_LABELS[one.level] })),
    coverage: rules.coverage,
    acceptedSets: [...acceptedSets],
    validityMonths: rules.validityMonths,
    surveillanceMonths: [...rules.surveillanceMonths],
    ...{ sampleShare: rules.sampleShare, sampleErrors: rules.sampleErrors },
    cureMonths: rules.cureMonths,
    ...{ contradictoryDays: CONTRADICTORY_DAYS, appealDays: LABEL_APPEAL_DAYS },
    feeRule: typography(FEE_RULE),
    accreditationMonths: ACCREDITATION_MONTHS,
    inForce,
  };
}

/** The register says where each stands now; the page of a labeller says all that came before. */
const latestOfEach = (rows: AccreditationRow[]): AccreditationRow[] =>
  rows.filter((row, index) => rows.findIndex(({ scheme }) => scheme === row.scheme) === index);

function publicView(row: AccreditationRow, asOf: Instant): PublicAccreditation {
  const { status, at } = effective(row, asOf);
  const negative = status === 'suspended' || status === 'withdrawn';
  return {
    scheme: nameOf(row.scheme),
    status: status as PublicAccreditation['status'],
    statusSince: at,
    // Why it was granted is between administrators; why it stopped concerns everyone.
    reason: negative ? row.statusReason : null,
    accreditedFrom: row.accreditedFrom!,
    accreditedUntil: row.accreditedUntil,
    ...{ statement: row.statement, feeStatement: row.feeStatement },
  };
}
