/** A moderator at work on the assessment of a vendor, for tests: a few answers proved, the rest planned. */
import type { AssessmentExport } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { loadAssessmentExport, schema } from '@gouvtech/db';
import { workshop, workshopApp, type Headers } from '../../assessments/testing/workshop.ts';
import { addAccount, addMember, signedIn } from '../../../../test/people.ts';

export type ReviewBench = Awaited<ReturnType<typeof bench>>;

/** Criteria proved, with the level answered and the piece. */
const PROVED = {
  'SEC-12': { level: 'oui', fields: {}, type: 'DOCT', title: 'Dossier d’appui' },
  'SEC-07': { level: 'oui', fields: {}, type: 'DOCT', title: 'Politique de journalisation' },
  'SEC-01': {
    level: 'iso-27001-partielle',
    fields: { responsable_designe: true },
    type: 'CERT',
    title: 'Certificat ISO',
  },
} as const;
export const CLAIMED = 'SEC-04';

export async function bench(
  database: Database,
  { app, time }: Awaited<ReturnType<typeof workshopApp>>,
) {
  const at = await workshop(database, { app, time });
  const { slug, id: solutionId } = at.solution;
  const staff = async (name: string, role: 'moderator' | 'administrator' = 'moderator') => {
    const accountId = await addAccount(database, {
      email: `${name}@dinum.exemple.fr`,
      givenName: name,
      staff: role,
    });
    return { accountId, headers: await signedIn(database, accountId, { now: time.now }) };
  };
  const moderator = await staff('moderatrice');
  const colleague = await staff('collegue');
  const pieces = new Map<string, string>();

  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object,
    headers: Headers = moderator.headers,
  ) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/moderation/assessments/${slug}${path}`,
      headers,
      ...(payload && { payload }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const read = (query = '?show=all', headers?: Headers) => call('GET', query, undefined, headers);

  async function withRead(body: object, headers?: Headers) {
    const seen = await read('?show=all', headers);
    const round = seen.body.round?.id ?? (await latestRound());
    return { round, seen, body: { round, ...body } };
  }
  const latestRound = async () => {
    const rows = await database.db.select().from(schema.assessment);
    return rows.at(-1)?.id;
  };

  async function draft() {
    await at.start();
    await at.facts(['exposition_reseau', 'comptes', 'dcp']);
    for (const [criterion, { level, fields, type, title }] of Object.entries(PROVED)) {
      const saved = await at.answer(criterion, level, 0, fields);
      if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
      const values =
        type === 'CERT' ? { issuer: 'AFNOR', reference: 'X1', endsOn: '2028-01-01' } : {};
      const piece = await at.piece({ type, title, url: 'https://exemple.fr/piece', ...values });
      pieces.set(criterion, piece);
      const joined = await at.call('POST', `/answers/${criterion}/evidence/${piece}`);
      if (joined.status !== 200) throw new Error(JSON.stringify(joined.body));
    }
    const claimed = await at.call('PUT', `/answers/${CLAIMED}`, {
      payload: {
        response: { kind: 'na' },
        justification: 'La solution n’enregistre aucune donnée sur un disque, jamais.',
      },
      ifMatch: '"0"',
    });
    if (claimed.status !== 200) throw new Error(JSON.stringify(claimed.body));
    await at.planTheRest();
  }

  const listListing = (status: 'published' | 'suspended') =>
    database.query('update solution set status = $1 where id = $2', [status, solutionId]);

  async function sign() {
    const { status, body } = await at.attest(at.signatory);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }

  return {
    workshop: at,
    slug,
    solutionId,
    pieces,
    moderator: moderator.headers,
    moderatorId: moderator.accountId,
    colleague: colleague.headers,
    staff,
    read,
    draft,
    sign,
    listListing,
    call,
    now: () => time.now,
    later: async (to = '2026-12-01T10:00:00.000Z') => {
      time.now = to;
      moderator.headers = await signedIn(database, moderator.accountId, { now: to });
    },
    /** Attested, and held because its listing is not up. */
    attested: async () => {
      await draft();
      await listListing('suspended');
      await sign();
    },
    published: async () => {
      await draft();
      await sign();
    },
    /** Another round, told as the page that was read. */
    post: async (path: string, body: object, headers?: Headers) => {
      const given = await withRead(body, headers);
      return call('POST', path, given.body, headers);
    },
    put: async (path: string, body: object, headers?: Headers) => {
      const given = await withRead(body, headers);
      return call('PUT', path, given.body, headers);
    },
    /** A decision on the piece of a criterion, on what a page would show of it. */
    decide: async (criterion: string, decision: object, headers?: Headers) => {
      const evidenceId = pieces.get(criterion)!;
      const path = `/criteria/${criterion}/evidence/${evidenceId}/decision`;
      const { body } = await withRead({ revision: 1, version: 1, ...decision }, headers);
      return call('POST', path, body, headers);
    },
    /** A decision on a criterion without a piece: its claim or its correction. */
    judge: async (path: string, decision: object, headers?: Headers) => {
      const { body } = await withRead({ revision: 1, ...decision }, headers);
      return call('POST', path, body, headers);
    },
    weak: () => signedIn(database, moderator.accountId, { now: time.now, acr: null }),
    insider: async () => {
      const { accountId, headers } = await staff('interne');
      await addMember(database, { organisationId: at.organisationId, accountId });
      return headers;
    },
    heldByColleague: (kind: 'assessment' | 'not-applicable' = 'assessment') =>
      database.db.insert(schema.moderationHold).values({
        kind,
        objectId: slug,
        accountId: colleague.accountId,
        heldAt: time.now,
        actedAt: time.now,
      }),
    exported: async (asOf?: string): Promise<AssessmentExport> => {
      if (asOf) return (await loadAssessmentExport(database.db, slug, asOf))!;
      return (await app.inject({ url: `/api/v1/solutions/${slug}/assessment` })).json();
    },
    libraryPiece: async (criterion: string) => {
      const url = `/api/v1/vendor/evidence/${pieces.get(criterion)}`;
      const headers = await at.travel(time.now);
      return (await app.inject({ url, headers })).json();
    },
    /** What the public reads of an answer; null when there is no public assessment. */
    publicAnswer: async (criterion: string) => {
      const reply = await app.inject({ url: `/api/v1/solutions/${slug}` });
      const found = reply
        .json()
        .answers?.find((one: { criterion: string }) => one.criterion === criterion);
      return found && found.kind !== 'unanswered' ? found : null;
    },
  };
}
