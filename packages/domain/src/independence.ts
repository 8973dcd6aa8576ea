/** Guards I1 to I9 of the evaluation model: an audit is worth the independence of those who make it. */
import { addMonths, dayOf, type Day, type Instant } from '@gouvtech/criteria';

/** An organisation as independence sees it. */
export type IndependentBody = {
  id: string;
  siren: string | null;
  /** SIREN of the parents it declares, and of theirs */
  parents: readonly string[];
};

export type PersonAtWork = {
  accountId: string;
  staff: boolean;
  /** organisations it belongs or belonged to; `until` null: still */
  memberships: readonly { organisationId: string; until: Instant | null }[];
  /** signed for this audit: no advice on the solution in the last 24 months */
  signed: boolean;
};

export type IndependenceFacts = {
  labeller: IndependentBody;
  vendor: IndependentBody;
  team: readonly PersonAtWork[];
  leadId: string | null;
  /** who decides, when someone does; for an appeal, who decides it */
  decider: PersonAtWork | null;
  /** whether every member of the team must have signed already */
  signaturesDue: boolean;
  /** a published listing of the labeller shares a domain with the solution */
  competes: boolean;
  /** leads of the audits closed before for the same solution and scheme, the latest first */
  previousLeads: readonly string[];
  /** accounts that made or decided the audits an appeal had done again by this one, or that the vendor recused */
  setAside?: readonly string[];
  accreditation: { active: boolean; until: Day | null };
  /** the labeller declared that its fee does not depend on the outcome */
  feeDeclared: boolean;
};

export type IndependenceGuard = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9';
export type IndependenceProblem = { guard: IndependenceGuard; accountId?: string };

/** Past links count this long. */
export const LINK_MONTHS = 24;
/** The same lead conducts at most this many audits of a solution in a row. */
export const CYCLES_IN_A_ROW = 2;

/** @returns every guard that fails, in their order; of a person when it is about one. Empty: independent. */
export function independenceProblems(
  facts: IndependenceFacts,
  asOf: Instant,
): IndependenceProblem[] {
  const { labeller, vendor, team, decider, setAside = [] } = facts;
  const people = decider ? [...team, decider] : team;
  const about = (guard: IndependenceGuard, fails: (person: PersonAtWork) => boolean) =>
    people.filter(fails).map(({ accountId }) => ({ guard, accountId }));
  const whole = (guard: IndependenceGuard, fails: boolean): IndependenceProblem[] =>
    fails ? [{ guard }] : [];
  return [
    ...whole('I1', sameGroup(labeller, vendor)),
    ...about('I2', (person) => wasMember(person, vendor.id, asOf)),
    ...(facts.signaturesDue
      ? team
          .filter(({ signed }) => !signed)
          .map(({ accountId }) => ({ guard: 'I3' as const, accountId }))
      : []),
    ...whole('I4', facts.competes),
    ...(decider && team.some(({ accountId }) => accountId === decider.accountId)
      ? [{ guard: 'I5' as const, accountId: decider.accountId }]
      : []),
    ...about('I5', ({ accountId }) => setAside.includes(accountId)),
    ...whole('I6', tooManyCycles(facts)),
    ...whole('I7', !facts.accreditation.active || isOver(facts.accreditation.until, asOf)),
    ...whole('I8', !facts.feeDeclared),
    ...about('I9', ({ staff }) => staff),
  ];
}

function sameGroup(labeller: IndependentBody, vendor: IndependentBody): boolean {
  if (labeller.id === vendor.id) return true;
  const group = ({ siren, parents }: IndependentBody) => [...(siren ? [siren] : []), ...parents];
  const known = new Set(group(labeller));
  return group(vendor).some((siren) => known.has(siren));
}

function wasMember(person: PersonAtWork, organisationId: string, asOf: Instant): boolean {
  const since = addMonths(dayOf(asOf), -LINK_MONTHS);
  return person.memberships.some(
    (one) =>
      one.organisationId === organisationId && (one.until === null || dayOf(one.until) >= since),
  );
}

const tooManyCycles = ({ leadId, previousLeads }: IndependenceFacts): boolean =>
  leadId !== null &&
  previousLeads.length >= CYCLES_IN_A_ROW &&
  previousLeads.slice(0, CYCLES_IN_A_ROW).every((lead) => lead === leadId);

const isOver = (until: Day | null, asOf: Instant): boolean => until !== null && until < dayOf(asOf);
