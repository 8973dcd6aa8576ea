/**
 * Acts of the log that the public history of a solution tells, and their sentence. Only what is public goes in: the
 * reason of a suspension is on the page it ends; the reasons of a request for changes are the vendor’s.
 */
export const PUBLIC_ACT_KINDS = [
  'changes-requested',
  'suspended',
  'restored',
  'merged',
  'invalidated',
  'assessment-withdrawn',
  'contested',
  'settled',
] as const;
export type PublicActKind = (typeof PUBLIC_ACT_KINDS)[number];

export type PublicAct = {
  kind: PublicActKind;
  sentence: string;
  /** the reason given follows the sentence */
  reason?: true;
};

export const PUBLIC_ACTS: Readonly<Record<string, PublicAct>> = {
  'listing:request-changes': {
    kind: 'changes-requested',
    sentence: 'La modération demande des modifications avant de publier la nouvelle version.',
  },
  'listing:suspend': {
    kind: 'suspended',
    sentence: 'La modération suspend la fiche.',
    reason: true,
  },
  'listing:restore': {
    kind: 'restored',
    sentence: 'La modération rétablit la fiche : la cause de la suspension est levée.',
  },
  'listing:merge': {
    kind: 'merged',
    sentence: 'Deux fiches du même produit sont réunies.',
  },
  'assessment:invalidate': {
    kind: 'invalidated',
    sentence: 'L’évaluation est invalidée par deux administrateurs du catalogue.',
  },
  'assessment:withdraw': {
    kind: 'assessment-withdrawn',
    sentence: 'L’éditeur retire son évaluation.',
  },
  'dispute:ask-vendor': {
    kind: 'contested',
    sentence: 'Une contestation est ouverte ; l’éditeur est invité à répondre.',
  },
  'dispute:uphold': {
    kind: 'settled',
    sentence: 'La contestation est jugée fondée.',
  },
  'dispute:dismiss': {
    kind: 'settled',
    sentence: 'La contestation est jugée non fondée.',
  },
  'dispute:decide-appeal': {
    kind: 'settled',
    sentence: 'L’appel sur la contestation est jugé.',
  },
};

/** @param reason as the log holds it; shown only for acts whose reason is public */
export function tellPublicAct(
  action: string,
  reason: string | null,
): { kind: PublicActKind; summary: string } {
  const act = PUBLIC_ACTS[action];
  if (!act) throw new Error(`${action} is not told publicly`);
  const { kind, sentence } = act;
  return { kind, summary: act.reason && reason ? `${sentence} Motif : ${reason}` : sentence };
}
