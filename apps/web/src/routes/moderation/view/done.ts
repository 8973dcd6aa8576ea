/** What the queue says after a decision, by the word in its address. */
export const DONE: Record<string, string> = {
  publish: 'La fiche est publiée. L’éditeur est prévenu.',
  refuse: 'La fiche est refusée. L’éditeur reçoit le motif.',
  'request-changes': 'Les modifications sont demandées. L’éditeur a 60 jours pour répondre.',
  release: 'La fiche est rendue à la file.',
  accepted: 'La fiche est confiée à l’organisation, qui est prévenue.',
  refused: 'La demande est refusée. L’organisation reçoit le motif.',
  verified: 'L’organisation est vérifiée. Ses administrateurs sont prévenus.',
  'organisation-refused': 'L’organisation est refusée. Ses administrateurs reçoivent le motif.',
  'member-approved': 'La personne est membre de l’organisation, et prévenue.',
  'member-refused': 'La demande d’adhésion est refusée. La personne reçoit le motif.',
  acknowledged: 'La correction est prise en note.',
  'correction-asked': 'La correction est demandée. L’éditeur est prévenu.',
  'assessment-returned': 'L’évaluation est renvoyée à l’éditeur, avec vos demandes.',
  'signal-handle': 'Le signal est traité.',
  'signal-dismiss': 'Le signal est écarté.',
};
