/** The audit desk as a member of the vendor reads it. */
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEME_IDS, LABEL_SCHEMES, OPEN_AUDIT_STATUSES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import {
  findPublicRound,
  listAccredited,
  listHeldLabels,
  listSignatories,
  type DeskSolution,
} from './desk-repository.ts';
import { estimateOf, type Estimate } from './estimate.ts';
import { independenceOfLabellers } from './independence-repository.ts';
import { listAuditsOf } from './list-repository.ts';
import type { AuditDesk } from './schemas-desk.ts';
import { auditLine, independenceView } from './view.ts';
import { criteriaOf, levelName, obstacleSentence } from './words.ts';

type Owned = DeskSolution & { organisation: NonNullable<DeskSolution['organisation']> };
type SchemeDesk = AuditDesk['schemes'][number];

/** An audit not asked yet, as independence sees it. */
export const unnamed = (solution: DeskSolution) => ({
  id: '00000000-0000-0000-0000-000000000000',
  solution,
  organisation: solution.organisation,
  team: [],
  leadId: null,
  replacesId: null,
  recusedId: null,
});

/** Each label with the level within reach, what is held or asked, and who may audit. */
export async function auditDesk(
  db: Db,
  actor: Person,
  solution: Owned,
  now: string,
): Promise<AuditDesk> {
  const round = await findPublicRound(db, solution.id);
  const audits = await listAuditsOf(db, solution.id);
  const labels = await listHeldLabels(db, solution.id);
  const labellers = await labellersOf(db, solution, now);
  const { slug, name, organisation } = solution;
  const own = actor.memberships.find(({ organisationId }) => organisationId === organisation.id);
  const open = audits.filter(({ status }) =>
    (OPEN_AUDIT_STATUSES as readonly string[]).includes(status),
  );
  return {
    solution: { slug, name },
    organisation: { slug: organisation.slug, name: organisation.name },
    asOf: now,
    assessment: round?.status ?? null,
    signatory: own?.signatory ?? false,
    signatories: await listSignatories(db, organisation.id),
    schemes: LABEL_SCHEME_IDS.map((id): SchemeDesk => {
      const scheme = LABEL_SCHEMES[id];
      const held = labels.find((one) => one.scheme === id);
      return {
        ...{ id, name: scheme.name, summary: scheme.summary, themes: [...scheme.themes] },
        estimate: round && estimateView(estimateOf(round, id, now), id),
        held: held
          ? {
              ...{ reference: held.reference, level: held.level, status: held.status },
              ...{ name: levelName(held.level), until: held.until },
            }
          : null,
        open: open.find((one) => one.scheme === id)?.reference ?? null,
        labellers: (labellers.get(id) ?? []).map(({ line }) => line),
      };
    }),
    audits: audits.map(auditLine),
  };
}

const estimateView = (estimate: Estimate, scheme: SchemeDesk['id']): SchemeDesk['estimate'] => ({
  level: estimate.level,
  name: levelName(estimate.level),
  obstacles: estimate.obstacles.map((one) => ({
    text: obstacleSentence(one, { scheme }),
    criteria: criteriaOf(one),
    theme: 'theme' in one ? one.theme : null,
  })),
  skippedThemes: [...estimate.skippedThemes],
  required: estimate.required.length,
});

async function labellersOf(db: Db, solution: Owned, now: string) {
  const accredited = await listAccredited(db, now);
  const pair = unnamed(solution);
  const problems = await independenceOfLabellers(db, pair, accredited, now);
  const lines = accredited.map((one, index) => ({
    scheme: one.scheme,
    line: {
      ...{ slug: one.slug, name: one.name, until: one.until, fee: one.feeStatement },
      independent: problems[index]!.length === 0,
      problems: independenceView({ ...pair, labeller: one }, problems[index]!),
    },
  }));
  return Map.groupBy(lines, ({ scheme }) => scheme);
}
