/** What a person says of a proof, checked field by field. */
import { isDay, type Day } from '@gouvtech/criteria';
import type { FieldProblem } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import { ProblemError } from '../../contract/problem-error.ts';
import type { EvidenceFacts } from './inputs.ts';
import { shelfRange } from './shelf-life.ts';

export type Facts = Pick<EvidenceFacts, 'title' | 'type' | 'visibility'> & {
  issuer: string | null;
  reference: string | null;
  datedOn: Day;
  startsOn: Day | null;
  endsOn: Day | null;
};
export type Medium = 'link' | 'file';

/**
 * @param known what is stored: dates that do not change are not judged again, and what an import left out is not demanded
 * @returns the facts, or every problem at once
 */
export function factsOf(
  input: EvidenceFacts,
  medium: Medium,
  today: Day,
  known: Facts | null = null,
): { facts: Facts | null; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const add = (path: string, message: string | false) =>
    void (message && problems.push({ path, message }));
  const title = lineOf(input.title);
  const issuer = lineOf(input.issuer);
  const reference = lineOf(input.reference);
  const certificate = input.type === 'CERT';
  const lacked = (path: 'issuer' | 'reference') => known?.type === 'CERT' && known[path] === null;
  add('title', !title && 'Donnez un titre\u00a0: c’est lui que lisent les acheteurs.');
  add('type', mismatch(input.type, medium));
  add(
    'issuer',
    certificate &&
      !issuer &&
      !lacked('issuer') &&
      'Indiquez l’organisme qui a délivré le certificat.',
  );
  add(
    'reference',
    certificate && !reference && !lacked('reference') && 'Indiquez le numéro du certificat.',
  );

  const days = readDays(input, add);
  if (problems.some(({ path }) => path in days)) return { facts: null, problems };
  const { datedOn, startsOn, endsOn } = days;
  if (datedOn === null)
    add('datedOn', 'Indiquez la date de la pièce\u00a0: sa durée court depuis ce jour.');
  add('endsOn', certificate && !endsOn && 'Indiquez la date de fin du certificat.');
  if (datedOn === null || problems.length > 0) return { facts: null, problems };

  const { type, visibility } = input;
  const facts = { title: title!, type, visibility, issuer, reference, datedOn, startsOn, endsOn };
  const sameDays =
    known !== null &&
    known.type === type &&
    known.datedOn === datedOn &&
    known.startsOn === startsOn &&
    known.endsOn === endsOn;
  if (!sameDays) problems.push(...dateProblems(facts, today));
  return { facts: problems.length > 0 ? null : facts, problems };
}

/** One line of text; empty becomes null. Shown as text everywhere, so that mark-up is only characters. */
export function lineOf(typed: string): string | null {
  const seen = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return seen.replace(/\s+/g, ' ').trim() || null;
}

const LINKED = { URLP: 'Une page publique', DEPO: 'Un dépôt de code' };

function mismatch(type: EvidenceFacts['type'], medium: Medium): string | false {
  const name = type in LINKED && LINKED[type as keyof typeof LINKED];
  return (
    medium === 'file' &&
    name &&
    `${name} se donne par son adresse. Ajoutez un lien, ou choisissez un autre type.`
  );
}

type Days = Pick<Facts, 'startsOn' | 'endsOn'> & { datedOn: Day | null };

function readDays(
  input: EvidenceFacts,
  add: (path: string, message: string | false) => void,
): Days {
  const read = (path: 'datedOn' | 'startsOn' | 'endsOn'): Day | null => {
    const seen = input[path].trim();
    if (!seen) return null;
    if (isDay(seen) && seen >= '1990-01-01' && seen <= '2100-12-31') return seen;
    add(
      path,
      `«\u00a0${seen.slice(0, 20)}\u00a0» n’est pas une date. Écrivez-la sous la forme 2026-03-12.`,
    );
    return null;
  };
  return { datedOn: read('datedOn'), startsOn: read('startsOn'), endsOn: read('endsOn') };
}

/** A proof counts from the day it is attached to the earlier of its own end and its shelf life (evaluation model, 1.1). */
function dateProblems(facts: Facts, today: Day): FieldProblem[] {
  const { datedOn, startsOn, endsOn } = facts;
  const at = (path: string, message: string): FieldProblem[] => [{ path, message }];
  if (datedOn > today)
    return at('datedOn', 'Cette date est à venir. Indiquez celle que porte la pièce.');
  if (startsOn !== null && startsOn > today)
    return at(
      'startsOn',
      `Cette pièce ne vaut pas encore. Ajoutez-la à partir du ${formatDate(startsOn)}.`,
    );
  if (endsOn !== null && endsOn < (startsOn ?? datedOn))
    return at('endsOn', 'La fin de validité précède le début. Vérifiez les deux dates.');
  if (endsOn !== null && endsOn < today)
    return at(
      'endsOn',
      `Cette pièce ne vaut plus depuis le ${formatDate(endsOn)}\u00a0: elle ne compterait pas. Ajoutez celle qui la remplace.`,
    );
  const { latest } = shelfRange(facts);
  return latest < today
    ? at(
        'datedOn',
        `Une pièce de ce type et de cette date ne compte plus depuis le ${formatDate(latest)}. Ajoutez-en une plus récente.`,
      )
    : [];
}
