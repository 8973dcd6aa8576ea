import { readFileSync } from 'node:fs';
import type { Listing } from '@gouvtech/domain';
import type { Db } from '../src/database.ts';
import { applySelfAssessment } from '../src/self-assessment.ts';
import { recordEvent } from '../src/writers/events.ts';
import { saveListing } from '../src/writers/listing.ts';
import { createSolution } from '../src/writers/solution.ts';
import type { Clock } from './clock.ts';
import { DEMO } from './demo.ts';

/** The catalogue's own answers, the only ones of the demonstration that are true. */
export const OWN_ANSWERS = new URL(
  '../../docs/self-assessment/2026.1.answers.json',
  import.meta.url,
);

const REPOSITORY = 'https://github.com/catalogue-gouvtech/catalogue-gouvtech';

const LISTING: Listing = {
  name: 'Catalogue GouvTech',
  summary:
    'Catalogue public de solutions numériques pour le secteur public, où chaque affirmation montre comment elle est prouvée.',
  description: [
    'Le catalogue que vous lisez, évalué avec ses propres critères. Les éditeurs répondent à 74 critères, des machines, des modérateurs et des tiers relèvent le niveau de preuve, et chacun peut recalculer une note.',
    'Le logiciel est libre et s’installe chez vous. Aucun exploitant n’est désigné : beaucoup de réponses sont donc « non », et la fiche le montre.',
  ].join('\n\n'),
  repository: REPOSITORY,
  documentation: `${REPOSITORY}/blob/main/README.md`,
  domains: ['ACM', 'DAT'],
  audiences: ['state', 'operator', 'intermunicipal', 'department', 'region', 'local-establishment'],
  deployments: ['own-host', 'on-premise'],
  tags: ['catalogue', 'sourçage', 'référencement', 'publiccode.yml', 'SILL'],
  alternativeTo: [],
  licence: { kind: 'spdx', spdx: 'AGPL-3.0-or-later' },
  hosting: null,
  pricing: 'free',
  prices: [],
  channels: [],
  references: [],
};

/** @returns the id of the listing. An attestation signed after `today` waits for its day. */
export async function loadItself(tx: Db, clock: Clock): Promise<string> {
  const at = clock.at(-1, 9);
  const { id } = await createSolution(tx, {
    slug: DEMO.itself,
    name: LISTING.name,
    status: 'published',
    demonstration: false,
    at,
  });
  await saveListing(tx, {
    solutionId: id,
    listing: LISTING,
    reason: 'Première version de la fiche.',
    author: 'éditeur',
    at,
  });
  await recordEvent(tx, {
    solutionId: id,
    kind: 'published',
    summary: 'Le catalogue publie sa propre fiche.',
    at,
  });
  const content = readFileSync(OWN_ANSWERS);
  const { attestedOn } = JSON.parse(content.toString()) as { attestedOn: string };
  if (attestedOn <= clock.today)
    await applySelfAssessment(tx, DEMO.itself, content, { now: clock.now });
  return id;
}
