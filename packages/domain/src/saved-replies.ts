/** Words that moderators write once and use often. */
export const SAVED_REPLY_USES = [
  'request-changes',
  'refuse',
  'evidence',
  'not-applicable',
  'dispute',
  'any',
] as const;
export type SavedReplyUse = (typeof SAVED_REPLY_USES)[number];

export const SAVED_REPLY_USE_LABELS: Record<SavedReplyUse, string> = {
  'request-changes': 'Demander une correction',
  refuse: 'Refuser ou suspendre une fiche',
  evidence: 'Décider d’une preuve',
  'not-applicable': 'Décider d’un « sans objet »',
  dispute: 'Répondre à une contestation',
  any: 'Partout',
};

/** Offered to moderators who have none yet, and given by the demonstration. */
export const FIRST_REPLIES: readonly { title: string; body: string; use: SavedReplyUse }[] = [
  {
    title: 'Résumé trop publicitaire',
    body: 'Le résumé vante la solution au lieu de dire ce qu’elle fait. Dites en une phrase à qui elle sert et pour quoi faire, sans superlatif.',
    use: 'request-changes',
  },
  {
    title: 'Prix incomplets',
    body: 'Un acheteur doit pouvoir estimer le coût total. Indiquez le prix d’entrée, le prix récurrent et le coût de sortie, ou dites pour chacun qu’il est sur devis.',
    use: 'request-changes',
  },
  {
    title: 'Référence non vérifiable',
    body: 'Nous n’avons pas pu vérifier cette référence. Donnez l’adresse d’une page publique qui la montre, ou demandez à l’organisme de la confirmer dans le catalogue.',
    use: 'request-changes',
  },
  {
    title: 'Hors du périmètre du catalogue',
    body: 'Le catalogue rassemble des solutions numériques destinées au secteur public. Cette fiche décrit une prestation ou un produit qui n’en est pas une : elle ne peut pas être publiée.',
    use: 'refuse',
  },
  {
    title: 'Solution déjà référencée',
    body: 'Cette solution a déjà une fiche. Revendiquez la fiche existante plutôt que d’en créer une seconde : ses références et son historique sont conservés.',
    use: 'refuse',
  },
  {
    title: 'Preuve illisible ou incomplète',
    body: 'La pièce jointe ne permet pas de vérifier la réponse. Déposez le document entier, ou citez la page et le passage qui le montrent.',
    use: 'evidence',
  },
  {
    title: 'Preuve périmée',
    body: 'La pièce jointe n’est plus valable à la date d’aujourd’hui. Remplacez-la par le document en cours de validité.',
    use: 'evidence',
  },
  {
    title: '« Sans objet » insuffisamment justifié',
    body: 'La justification ne montre pas pourquoi le critère ne s’applique pas à cette solution. Décrivez la situation précise, ou répondez au critère.',
    use: 'not-applicable',
  },
];
