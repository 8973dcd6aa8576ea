/** What moderators find on the first day: words of their own, a file that waits, something the machine noticed. */
import { eq } from 'drizzle-orm';
import { FIRST_REPLIES } from '@gouvtech/domain/saved-replies';
import type { Db } from '../src/database.ts';
import { loadListing } from '../src/readers/listing.ts';
import {
  listingContact,
  listingRevision,
  moderationSignal,
  savedReply,
  solution,
} from '../src/schema/index.ts';
import { uuidOf } from './answers/identity.ts';
import type { Clock } from './clock.ts';

/** The signatory of its vendor moved it; nobody has read it yet, and it is late. */
const UPDATED = { slug: 'formulaires-des-communs', by: 'bastien-laroque', days: -12 };
const NOTICED = { slug: 'calamo', days: -3 };

export async function loadModeration(tx: Db, clock: Clock): Promise<void> {
  await tx.insert(savedReply).values(
    FIRST_REPLIES.map((reply, index) => ({
      ...reply,
      id: uuidOf('saved-reply', String(index)),
      updatedAt: clock.at(-90, 9),
    })),
  );
  await submitUpdate(tx, clock);
  await tx.insert(moderationSignal).values({
    id: uuidOf(NOTICED.slug, 'signal'),
    kind: 'suspicious-evidence',
    key: `suspicious-evidence:demonstration:${NOTICED.slug}`,
    solutionId: uuidOf(NOTICED.slug, 'solution'),
    detail: { fact: 'spread', criteria: 14 },
    raisedAt: clock.at(NOTICED.days, 6),
  });
}

async function submitUpdate(tx: Db, clock: Clock): Promise<void> {
  const solutionId = uuidOf(UPDATED.slug, 'solution');
  const at = clock.at(UPDATED.days, 10);
  const by = uuidOf(UPDATED.by, 'account');
  const listing = await loadListing(tx, solutionId);
  if (!listing) throw new Error(`${UPDATED.slug} has no listing`);
  const [page] = await tx
    .select({ version: solution.publishedVersion })
    .from(solution)
    .where(eq(solution.id, solutionId));
  const [first = '', ...rest] = listing.description.split('\n\n');
  await tx.insert(listingContact).values({
    solutionId,
    legalName: 'Bastien Laroque',
    legalEmail: 'juridique@communs-oise.example',
    security: 'securite@communs-oise.example',
    updatedAt: at,
  });
  await tx.insert(listingRevision).values({
    id: uuidOf(UPDATED.slug, 'revision'),
    solutionId,
    status: 'submitted',
    statusSince: at,
    content: {
      ...listing,
      summary: `${listing.summary.replace(/\.$/, '')}, dès le premier jour.`,
      description: [
        `${first} Les agents en corrigent les textes eux-mêmes, sans développeur.`,
        ...rest,
      ].join('\n\n'),
      prices: listing.prices.map((price) =>
        price.amountCents ? { ...price, amountCents: price.amountCents + 1_500 } : price,
      ),
      alternativeTo: [...listing.alternativeTo, 'Typeform'],
    },
    baseVersion: page!.version,
    statedBy: by,
    statedAt: at,
    updatedBy: by,
    createdAt: at,
    updatedAt: at,
  });
}
