/** What a labeller and staff do about accreditations, through the addresses that people use. */
import type { Database } from '@gouvtech/db';
import type { Stage, Who } from '../../audits/testing/stage.ts';
import { isAccredited } from '../../audits/independence-repository.ts';
import { runAccreditationClock } from '../index.ts';

const STATEMENT =
  'Douze auditeurs formés aux référentiels publics, et quarante audits de logiciels depuis 2021.';
const FEE = 'Un prix fixe par jour, annoncé avant l’audit et dû quelle que soit son issue.';
export const REASON = 'Dossier complet, deux audits pilotes relus.';
export const SCHEME = 'confiance-numerique';
const NEW = { scheme: SCHEME, statement: STATEMENT, feeStatement: FEE, feeIndependent: true };
type Detail = {
  id: string;
  status: string;
  etag: string;
  actions: string[];
  proposed: unknown[];
  follows: unknown;
};

export type Office = ReturnType<typeof office>;

export function office(database: Database, at: Stage) {
  const place = () => `/organisations/${at.labeller.slug}/accreditations`;
  const apply = (who: Who = 'decideuse', more: object = {}, login: object = {}) =>
    at.send<Detail & { errors: { path: string; message: string }[]; code: string }>(
      who,
      'POST',
      place(),
      { body: { ...NEW, ...more }, login },
    );
  const act = async (who: Who, id: string, path: string, body: object = { reason: REASON }) => {
    const [row] = await database.query<{ version: number }>(
      'select version from accreditation where id = $1',
      [id],
    );
    return at.send<Detail & { code: string; detail: string; errors: { message: string }[] }>(
      who,
      'POST',
      `${path === 'withdrawal' ? '' : '/moderation'}/accreditations/${id}/${path}`,
      { body, ifMatch: `"${row!.version}"` },
    );
  };
  const propose = (id: string, until = '2029-11-19', who: Who = 'administration') =>
    act(who, id, 'grant', { until, reason: REASON });
  const actOf = async (action: string) =>
    (
      await database.query<{ id: string }>(
        "select id from two_person_act where action = $1 and status = 'proposed'",
        [action],
      )
    )[0]!.id;
  const confirm = async (who: Who, action = 'accreditation:grant') =>
    at.send<{ code: string; detail: string }>(
      who,
      'POST',
      `/moderation/two-person-acts/${await actOf(action)}/confirmation`,
    );
  const granted = async (until = '2029-11-19') => {
    const { id } = (await apply()).body;
    await propose(id, until);
    const { status } = await confirm('autreAdministration');
    if (status !== 204) throw new Error(`not granted: ${status}`);
    return id;
  };
  const own = async (who: Who = 'employe') =>
    (
      await at.send<{ items: Detail[]; available: { id: string }[]; refusal: string | null }>(
        who,
        'GET',
        place(),
      )
    ).body;
  const labeller = async () =>
    at.send<{ accreditations: { status: string; reason: string | null; statusSince: string }[] }>(
      null,
      'GET',
      `/labellers/${at.labeller.slug}`,
    );
  const active = (day = at.time.now) => isAccredited(database.db, at.labeller.id, SCHEME, day);
  const tick = (asOf: string) => {
    at.time.now = asOf;
    return runAccreditationClock(database, asOf, { publicOrigin: 'https://catalogue.example' });
  };
  return { place, apply, act, propose, confirm, granted, own, labeller, active, tick };
}
