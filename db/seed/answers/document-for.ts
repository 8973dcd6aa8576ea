import { addDays, addMonths, type Criterion, type Day, type Evidence } from '@gouvtech/criteria';
import type { EvidenceDescription } from '../../src/writers/assessment.ts';
import { bodiesFor } from '../people/bodies.ts';
import { between, pick } from '../chance.ts';
import type { EvidenceSeed } from '../model.ts';
import { LIBRARY, type DocumentKey } from './documents.ts';
import { uuidOf } from './identity.ts';
import { PROVES } from './proves.ts';
import type { ProveInput } from './prove.ts';

type Attached = { key: string; evidence: Evidence; description: EvidenceDescription };

/** @returns the documents that prove an answer: those the solution names, else the one of the library. */
export function documentFor(input: ProveInput): Attached[] {
  const { say, slug, number, criterion } = input;
  if (say.evidence)
    return say.evidence.map((seed) => described(input, `${criterion.id} ${seed.title}`, seed));
  const document = documentKey(input);
  if (document === null) return [];
  const key = say.lapsed === undefined ? document : `${document} ${criterion.id}`;
  const { type, title, path, visibility, issuer } = LIBRARY[document];
  const numbers = (from: number, to: number) => between(from, to, slug, number, document, from);
  const datedOn = dateOf(input, document);
  const seed: EvidenceSeed = {
    type,
    title: title({
      name: input.listing.name,
      year: Number(datedOn.slice(0, 4)),
      host: input.listing.hosting?.host ?? null,
      number: numbers,
      body:
        input.listing.references[0]?.organisation ??
        pick(bodiesFor(input.listing.audiences), slug, document),
    }),
    url: document === 'depot' ? input.listing.repository : path,
    datedOn,
    endsOn: endOf(input, type),
    issuer,
    visibility,
  };
  return [described(input, key, seed)];
}

/** Certificates replace the ordinary document when the answer says there is one. */
function documentKey({ criterion: { id }, answer, listing }: ProveInput): DocumentKey | null {
  const level = answer.response.kind === 'level' ? (answer.response.level ?? '') : '';
  if (id === 'SEC-01' && level.startsWith('iso')) return 'iso';
  if (id === 'HEB-02' && level === 'en-cours') return null;
  if (id === 'LIB-01' && !listing.repository) return null;
  return PROVES[id] ?? null;
}

/** Measures are fresh, the rest is some weeks older than the attestation; a lapsed proof ends on its day. */
function dateOf(
  { say, criterion, slug, number, attestedOn, round, clock }: ProveInput,
  key: DocumentKey,
): Day {
  const { type } = LIBRARY[key];
  if (say.lapsed !== undefined && type !== 'CERT')
    return lapsedOn(criterion, type, clock.day(-say.lapsed));
  if (type === 'MESU') {
    const live = round.status === 'published' ? clock.today : attestedOn;
    return addDays(live, -between(1, 14, slug, criterion.id, 'measure'));
  }
  return addDays(
    attestedOn,
    -between(6, 120, slug, number, key, 'dated') - (type === 'CERT' ? 150 : 0),
  );
}

function lapsedOn(criterion: Criterion, type: Evidence['type'], end: Day): Day {
  const shelf = criterion.evidence.find((one) => one.type === type)?.shelfLife;
  if (shelf && shelf !== 'own-end' && 'days' in shelf) return addDays(end, -shelf.days);
  return addMonths(end, -(shelf && shelf !== 'own-end' ? shelf.months : 24));
}

function endOf({ say, answer, clock }: ProveInput, type: Evidence['type']): Day | undefined {
  if (type !== 'CERT') return undefined;
  if (say.lapsed !== undefined) return clock.day(-say.lapsed);
  const fields = answer.response.kind === 'level' ? answer.response.fields : {};
  const end = fields['fin_certificat'] ?? fields['fin_qualification'] ?? fields['fin_visa'];
  return typeof end === 'string' ? end : clock.month(14);
}

function described(
  { slug, number, listing }: ProveInput,
  key: string,
  seed: EvidenceSeed,
): Attached {
  const { type, title, datedOn, startsOn, endsOn, issuer, reference, visibility = 'public' } = seed;
  const id = uuidOf(slug, number, key, 'evidence');
  const site = listing.website ?? `https://${slug}.example`;
  const url =
    !seed.url || visibility !== 'public'
      ? null
      : seed.url.startsWith('http')
        ? seed.url
        : `${site}/${seed.url}`;
  const evidence: Evidence = {
    id,
    type,
    attachedAt: '',
    datedOn,
    ...(startsOn && { startsOn }),
    ...(endsOn && { endsOn }),
  };
  const description: EvidenceDescription = {
    id,
    title,
    url,
    visibility,
    issuer: issuer ?? null,
    reference: reference ?? null,
  };
  return { key, evidence, description };
}
