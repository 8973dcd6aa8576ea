/** A vendor at work: an organisation, its people already signed in, a solution and its assessment, not yet answered. */
import { createHash, randomBytes } from 'node:crypto';
import {
  createOrganisation,
  createSolution,
  saveListing,
  schema,
  type Database,
} from '@gouvtech/db';

export type Workshop = {
  slug: string;
  assessmentId: string;
  /** one per person, to send as `cookie` */
  cookies: string[];
};

const DAY_MS = 86_400_000;

/** @param people members of the organisation, 1 or more */
export async function openWorkshop(database: Database, people: number): Promise<Workshop> {
  const now = new Date().toISOString();
  return database.transaction(async (tx) => {
    const organisation = await createOrganisation(tx, {
      name: 'Atelier de mesure',
      kind: 'company',
      verifiedOn: now.slice(0, 10),
      at: now,
    });
    const name = 'Solution de mesure';
    const solution = await createSolution(tx, {
      name,
      organisationId: organisation.id,
      status: 'published',
      at: now,
    });
    await saveListing(tx, {
      solutionId: solution.id,
      listing: { ...EMPTY_LISTING, name },
      reason: 'Première version',
      author: 'Atelier de mesure',
      at: now,
    });
    const [assessment] = await tx
      .insert(schema.assessment)
      .values({
        solutionId: solution.id,
        criteriaSet: '2026.1',
        status: 'draft',
        facts: {},
        createdAt: now,
      })
      .returning({ id: schema.assessment.id });
    const cookies = [];
    for (let number = 1; number <= people; number++) {
      cookies.push(await signIn(tx, organisation.id, number, now));
    }
    return { slug: solution.slug, assessmentId: assessment!.id, cookies };
  });
}

type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

/** What a login leaves: an account, its membership, a session of which only the hash is kept. */
async function signIn(tx: Tx, organisationId: string, number: number, at: string): Promise<string> {
  const [account] = await tx
    .insert(schema.account)
    .values({
      givenName: 'Membre',
      usualName: String(number),
      email: `membre-${number}@mesure.example`,
      createdAt: at,
    })
    .returning({ id: schema.account.id });
  const accountId = account!.id;
  await tx
    .insert(schema.membership)
    .values({ organisationId, accountId, status: 'active', createdAt: at });
  const token = randomBytes(32).toString('base64url');
  await tx.insert(schema.session).values({
    tokenHash: createHash('sha256').update(token).digest('hex'),
    accountId,
    method: 'proconnect',
    acr: 'eidas1-mfa',
    authenticatedAt: at,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: new Date(Date.parse(at) + DAY_MS).toISOString(),
  });
  return `session=${token}`;
}

const EMPTY_LISTING = {
  summary: 'Une solution qui n’existe que pour être mesurée.',
  description: 'Aucune.',
  domains: [],
  audiences: [],
  deployments: [],
  tags: [],
  alternativeTo: [],
  licence: { kind: 'unknown' as const },
  hosting: null,
  pricing: 'unknown' as const,
  prices: [],
  channels: [],
  references: [],
};
