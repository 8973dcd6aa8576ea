/** What people ask of the API about audits and labels, drawn by chance, through the real routes. */
import type { Database } from '@gouvtech/db';
import type { Chance } from '@gouvtech/domain/testing/random';
import type { Reply, Stage, Who } from '../../src/modules/audits/testing/stage.ts';

export type AuditTarget = {
  kind: 'audit';
  reference: string;
  status: string;
  surveillance: boolean;
  version: number;
  lead: Who | null;
  team: Who[];
  appealed: boolean;
};
export type LabelTarget = { kind: 'label'; reference: string; status: string };
export type Target =
  AuditTarget | LabelTarget | { kind: 'accreditation'; id: string; status: string };
export type LabelScene = {
  at: Stage;
  database: Database;
  luck: Chance;
  ask: (
    who: Who,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    options?: { body?: object; ifMatch?: string | undefined },
  ) => Promise<Reply>;
};

const REASON = 'Un motif écrit pour que l’autre comprenne.';
const EVERYBODY: Who[] = [
  ...(['signataire', 'membre', 'auditrice', 'auditeur', 'decideuse', 'employe'] as const),
  ...(['autreDecideur', 'moderation', 'administration', 'passant'] as const),
];
export const CHIEFS: Who[] = ['administration', 'autreAdministration'];
const SCHEMES = ['socle-public', 'confiance-numerique', 'numerique-pour-tous'];

/** Mostly who may, sometimes anybody: refusals are tried too. */
const someone = ({ luck }: LabelScene, likely: (Who | null)[]): Who => {
  const able = likely.filter((one) => one !== null);
  return luck.pick(luck.oneIn(7) || able.length === 0 ? EVERYBODY : able);
};
const etagOf = (reply: Reply) => reply.body?.['etag'] as string | undefined;
export const why = () => ({ reason: REASON });

export const request = (scene: LabelScene): Promise<Reply> => {
  const { at, luck } = scene;
  const labeller = luck.oneIn(20) ? at.otherLabeller.slug : at.labeller.slug;
  return scene.ask(
    someone(scene, ['signataire']),
    'POST',
    `/vendor/solutions/${at.solution.slug}/audits`,
    { body: { scheme: luck.pick(SCHEMES), labeller, message: '' } },
  );
};

export type Body = (scene: LabelScene, target: AuditTarget) => object;
export type Likely = (target: AuditTarget) => (Who | null)[];

export const onAudit =
  (likely: Likely, path: string, body: Body = () => ({})) =>
  (scene: LabelScene, target: AuditTarget): Promise<Reply> =>
    scene.ask(someone(scene, likely(target)), 'POST', `/audits/${target.reference}/${path}`, {
      body: body(scene, target),
      // Now and then from a page read before somebody else acted.
      ifMatch: `"${scene.luck.oneIn(25) ? target.version - 1 : target.version}"`,
    });

export const team: Body = ({ at, luck }) => {
  const named = luck.pick<Who[]>([
    ['auditrice'],
    ['auditeur'],
    ['auditrice', 'auditeur'],
    ['auditeur', 'auditrice'],
    ['decideuse', 'auditrice'],
  ]);
  return { team: named.map((who) => at.accounts[who]), leadId: at.accounts[named[0]!] };
};

export const recused: Body = ({ at, luck }, { team: people }) => ({
  accountId: at.accounts[people.length > 0 ? luck.pick(people) : 'passant'],
  reason: REASON,
});

export const decision: Body = ({ luck }, { surveillance }) => {
  const [good, bad] = surveillance ? ['passed', 'failed'] : ['granted', 'refused'];
  return luck.oneIn(4) ? { outcome: bad, ...why() } : { outcome: good };
};

const VERDICTS = [
  { outcome: 'confirmed' },
  { outcome: 'inconclusive', severity: 'none', finding: REASON },
  { outcome: 'refuted', severity: 'minor', finding: REASON },
  { outcome: 'refuted', severity: 'major', finding: REASON },
];

type Listed = { criteria?: { id: string; required: boolean; state: string; etag: string }[] };

/** One verdict, of any kind. */
export async function writeOne(scene: LabelScene, target: AuditTarget): Promise<Reply> {
  const who = someone(scene, target.team);
  const path = `/audits/${target.reference}/verdicts`;
  const read = await scene.ask(who, 'GET', path);
  const { criteria = [] } = read.body as Listed;
  if (criteria.length === 0) return read;
  const { id } = scene.luck.pick(criteria);
  const one = await scene.ask(who, 'GET', `${path}/${id}`);
  const verdict = scene.luck.oneIn(8) ? scene.luck.pick(VERDICTS) : VERDICTS[0];
  const body = { draft: scene.luck.oneIn(6), methods: ['document'], ...verdict };
  return scene.ask(who, 'PUT', `${path}/${id}`, { body, ifMatch: etagOf(one) });
}

/** All that is still expected, from a spreadsheet. */
export async function writeRest(scene: LabelScene, target: AuditTarget): Promise<Reply> {
  const who = someone(scene, target.team);
  const path = `/audits/${target.reference}/verdicts`;
  const read = await scene.ask(who, 'GET', path);
  const missing = (read.body?.['audit'] as { missing?: string[] } | undefined)?.missing ?? [];
  const lines = missing.map((id) => `${id};confirmé;document;`);
  const content = Buffer.from(['critere;avis;methodes;brouillon', ...lines].join('\n'));
  return scene.ask(who, 'POST', `${path}/import`, {
    body: { format: 'csv', content: content.toString('base64'), apply: true },
  });
}

export async function reply(scene: LabelScene, target: AuditTarget): Promise<Reply> {
  const who = someone(scene, ['membre', 'signataire']);
  const path = `/audits/${target.reference}/replies`;
  const read = await scene.ask(who, 'GET', path);
  const lines = Object.values(read.body ?? {}).find((value) => Array.isArray(value)) as
    { criterion?: string; id?: string; etag?: string }[] | undefined;
  const line = lines && lines.length > 0 ? scene.luck.pick(lines) : null;
  const id = line?.criterion ?? line?.id ?? 'SEC-01';
  const evidenceIds = !scene.luck.oneIn(3) ? [await addPiece(scene)] : [];
  return scene.ask(who, 'PUT', `${path}/${id}`, {
    body: { text: REASON, evidenceIds: evidenceIds.filter(Boolean) },
    ifMatch: line?.etag,
  });
}

async function addPiece(scene: LabelScene): Promise<string> {
  const [vendor] = await scene.database.query<{ slug: string }>(
    'select slug from organisation where id = $1',
    [scene.at.vendorId],
  );
  const made = await scene.ask('membre', 'POST', '/vendor/evidence/links', {
    body: {
      ...{ title: 'Pièce nouvelle', type: 'DOCT', datedOn: '2026-11-01', visibility: 'public' },
      ...{ url: 'https://exemple.fr/piece', organisation: vendor!.slug },
    },
  });
  return String(made.body?.['id'] ?? '');
}

export const appealed: Body = ({ luck }) => ({
  outcome: luck.oneIn(2) ? 'upheld' : 'dismissed',
  answer: `${REASON} ${REASON}`,
});

export const onLabel =
  (likely: Who[], path: string, body: () => object = why) =>
  async (scene: LabelScene, { reference }: LabelTarget): Promise<Reply> => {
    const who = someone(scene, likely);
    const read = await scene.ask(who, 'GET', `/labels/${reference}/desk`);
    return scene.ask(who, 'POST', `/labels/${reference}/${path}`, {
      body: body(),
      ifMatch: etagOf(read),
    });
  };

export type Right = Extract<Target, { kind: 'accreditation' }>;

export async function onAccreditation(
  scene: LabelScene,
  { id }: Right,
  path: 'suspension' | 'restoration',
): Promise<Reply> {
  const who = someone(scene, CHIEFS);
  const read = await scene.ask(who, 'GET', `/moderation/accreditations/${id}`);
  const made = await scene.ask(who, 'POST', `/moderation/accreditations/${id}/${path}`, {
    body: why(),
    ifMatch: etagOf(read),
  });
  if (path === 'suspension' || made.status >= 300) return made;
  const [act] = await scene.database.query<{ id: string }>(
    `select id from two_person_act where object_id = $1 and status = 'proposed'`,
    [id],
  );
  const url = `/moderation/two-person-acts/${act!.id}/confirmation`;
  return scene.ask(scene.luck.pick(CHIEFS), 'POST', url, { body: {} });
}
