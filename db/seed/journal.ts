import type { EventSeed, SolutionSeed } from './model.ts';

/** The lines of the public journal: those written by hand, and the births that go without saying. */
export function journalOf({
  listing,
  rounds = [],
  events = [],
  since,
  status = 'published',
  source,
}: SolutionSeed): EventSeed[] {
  const told = (kind: EventSeed['kind']) => events.some((event) => event.kind === kind);
  const lines: EventSeed[] = [...events];
  if (source && !told('imported')) {
    lines.push({
      on: source.importedOn,
      kind: 'imported',
      summary: `Fiche importée : ${source.name}.`,
    });
  }
  if (status === 'published' && since !== undefined && !told('published')) {
    lines.push({
      on: since,
      kind: 'published',
      summary: `Première publication de ${listing.name}.`,
    });
  }
  for (const { attested, status: state } of rounds) {
    if (attested === null || state === 'attested' || told('attested')) continue;
    lines.push({
      on: attested,
      kind: 'attested',
      summary: `Auto-évaluation de ${listing.name} attestée.`,
    });
  }
  return lines;
}
