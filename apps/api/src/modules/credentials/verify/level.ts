/** The snapshot is the one that was signed; score and level are computed again from its answers. */
import { createHash } from 'node:crypto';
import {
  labelLevel,
  ScoringError,
  THEME_IDS,
  type LabelLevel,
  type LabelScheme,
} from '@gouvtech/criteria';
import { confirmedCriteria, recomputeSnapshot, type Snapshot } from '../snapshot.ts';
import { asList, asObject, asText, type Json } from './read.ts';
import { failed, passed, unknown, type Finding } from './types.ts';

const labelOf = (credential: Json): Json => asObject(asObject(credential.credentialSubject).label);

export function checkSnapshot(credential: Json, snapshot: string | null): Finding {
  const { sha256, id } = asObject(labelOf(credential).snapshot);
  if (snapshot === null) return unknown(`La copie figée n’est pas fournie\u00a0: ${asText(id)}`);
  const found = createHash('sha256').update(snapshot).digest('hex');
  return found === sha256
    ? passed(`Son empreinte SHA-256 est celle de l’attestation\u00a0: ${found}.`)
    : failed(`Son empreinte SHA-256 est ${found}, l’attestation en annonce une autre.`);
}

/** @param snapshot whose hash is the one that was signed */
export function checkLevel(credential: Json, snapshot: string): Finding {
  try {
    return judge(credential, JSON.parse(snapshot) as Snapshot);
  } catch (error) {
    if (error instanceof ScoringError && error.code === 'unknown-set')
      return unknown('La version du référentiel de cette copie n’est pas connue de ce programme.');
    if (error instanceof ScoringError || error instanceof SyntaxError || error instanceof TypeError)
      return failed('La copie figée ne se laisse pas recalculer\u00a0: son contenu est incomplet.');
    throw error;
  }
}

function judge(credential: Json, snapshot: Snapshot): Finding {
  const label = labelOf(credential);
  const scheme = schemeOf(label);
  if (!scheme) return failed('L’attestation ne dit pas avec quelles règles le niveau est calculé.');
  const recomputed = recomputeSnapshot(snapshot);
  const { set, sheet } = recomputed;
  const stated = asObject(label.criteriaSet);
  if (
    stated.version !== set.version ||
    stated.sha256 !== set.hash ||
    snapshot.criteriaSetHash !== set.hash
  )
    return failed(
      `La copie figée suit le référentiel ${set.version}, l’attestation en annonce un autre.`,
    );
  const subject = asObject(credential.credentialSubject);
  if (snapshot.solution.slug !== subject.slug && snapshot.solution.name !== subject.name)
    return failed(
      `La copie figée est celle d’une autre solution\u00a0: ${snapshot.solution.name}.`,
    );
  // Whether the assessment was current and no non-conformity open is what the labeller decided on, not arithmetic.
  const context = { openMajorNonConformity: false, assessmentCurrent: true };
  const { level, audited } = labelLevel(sheet, set, scheme, context);
  const points = audited === null ? 'sans objet' : `${Math.floor(audited / 100)}\u00a0%`;
  if (typeof label.level !== 'number' || label.level < 1 || level < label.level)
    return failed(
      `Le niveau recalculé est ${level} sur 3 (note auditée ${points}), l’attestation annonce ${String(label.level)}.`,
    );
  const confirmed = confirmedCriteria(snapshot.answers, recomputed, scheme.themes);
  if (confirmed.join() !== asList(label.confirmedCriteria).join())
    return failed('Les critères confirmés ne sont pas ceux de la copie figée.');
  return passed(
    `Niveau recalculé\u00a0: ${level} sur 3, note auditée ${points}, ${confirmed.length}\u00a0critères confirmés.`,
  );
}

/** The rules that were signed with the label: an old label is judged on those of its day. */
function schemeOf(label: Json): LabelScheme | null {
  const { schemeId, rules } = asObject(label.scheme);
  const { themes, levels, coverage, acceptedSets } = asObject(rules);
  const known = new Set<unknown>(THEME_IDS);
  const steps = asList(levels).map(asObject);
  const right =
    asList(themes).every((one) => known.has(one)) &&
    steps.length > 0 &&
    steps.every((one) => [one.level, one.overall, one.theme].every(Number.isInteger)) &&
    Number.isInteger(coverage);
  if (!right) return null;
  return {
    id: asText(schemeId),
    themes: asList(themes),
    levels: steps as { level: LabelLevel; overall: number; theme: number }[],
    coverage,
    ...(asList(acceptedSets).length > 0 && { acceptedSets: asList(acceptedSets) }),
  } as unknown as LabelScheme;
}
