import type { DomainNeeds } from './needs.ts';

/** Documents, archives, signature and assemblies. */
export const RECORDS: DomainNeeds[] = [
  {
    domain: 'GED',
    facts: ['agents', 'archives', 'produit_documents'],
    audiences: 'mixed',
    rows: [
      [
        'Classeur d’Ardenne',
        'Plan de classement partagé et dossiers électroniques d’une direction.',
        'Le plan de classement de l’archiviste est déjà dans les dossiers.',
        'plan de classement, dossiers, GED',
      ],
      [
        'Numéro d’Ordre',
        'Numérise, indexe et restitue les dossiers anciens d’une administration.',
        'La qualité de chaque lot se mesure avant le départ des cartons.',
        'numérisation, indexation, RAD',
      ],
      [
        'Tri Postal',
        'Répartit courriels et plis entre les services avec un délai de réponse affiché.',
        'La boîte générique cesse d’être la boîte de personne.',
        'courrier, répartition, boîte générique',
      ],
      [
        'Parchemin Modèles',
        'Modèles de courriers, d’arrêtés et de contrats tenus à jour pour toute une collectivité.',
        'Un modèle périmé ne s’ouvre plus.',
        'modèles, publipostage, courriers',
      ],
      [
        'Relecture à Six Mains',
        'Rédaction à plusieurs et circuits de validation des notes et rapports.',
        'On voit qui relit, et non qui traîne.',
        'rédaction, validation, notes',
      ],
      [
        'Chemise de l’Agent',
        'Dossier individuel de l’agent, dématérialisé et consultable par l’intéressé.',
        'L’agent consulte son dossier sans en faire la demande.',
        'DUA, dossier individuel, dématérialisation',
      ],
    ],
  },
  {
    domain: 'ARC',
    facts: ['archives', 'agents', 'produit_documents'],
    audiences: 'territories',
    rows: [
      [
        'Silo des Preuves',
        'Conserve factures et bulletins avec leur empreinte pendant la durée légale.',
        'La preuve d’intégrité se télécharge avec la pièce.',
        'conservation, empreinte, preuve',
      ],
      [
        'Bordereau d’Élimination',
        'Prépare et fait viser les éliminations d’archives courantes.',
        'Le visa de l’archiviste est demandé avant, jamais après.',
        'élimination, visa, tableau de gestion',
      ],
      [
        'Grenier Clair',
        'Magasins, rayonnages et récolement des archives papier.',
        'Un carton égaré se retrouve par son voisin.',
        'magasins, récolement, cotes',
      ],
      [
        'Verse et Vérifie',
        'Contrôle les lots avant leur versement dans un système d’archivage.',
        'Les erreurs s’affichent dans les mots de l’agent qui verse.',
        'SEDA, versement, contrôle',
      ],
      [
        'Salle Jaune',
        'Publie en ligne registres, plans et cartes postales d’un service d’archives.',
        'Les lecteurs indexent, les archivistes relisent.',
        'archives en ligne, généalogie, IIIF',
      ],
      [
        'Coffre de l’Agent',
        'Coffre numérique personnel pour bulletins, arrêtés et attestations.',
        'L’agent garde l’accès cinquante ans, retraite comprise.',
        'coffre-fort numérique, bulletins',
      ],
    ],
  },
  {
    domain: 'SIG',
    facts: ['agents', 'archives', 'produit_documents', 'actes'],
    audiences: 'local',
    rows: [
      [
        'Griffe Simple',
        'Signature avancée pour les contrats courants et les conventions.',
        'Le signataire extérieur n’a pas de compte à créer.',
        'signature avancée, contrats',
      ],
      [
        'Le Bon Paraphe',
        'Circuits de visa pour les établissements publics de petite taille.',
        'Un circuit s’écrit en une phrase.',
        'visa, circuit, parapheur',
      ],
      [
        'Certitude Agents',
        'Délivre et renouvelle les certificats de signature des agents et des élus.',
        'Le renouvellement s’annonce deux mois avant, en langage clair.',
        'certificats, RGS, autorité',
      ],
      [
        'Preuve de Nuit',
        'Scelle et horodate en lot les documents produits la nuit par les logiciels métiers.',
        'Dix mille bulletins scellés avant l’arrivée des équipes.',
        'cachet, horodatage, lots',
      ],
    ],
  },
  {
    domain: 'ASM',
    facts: ['actes', 'archives', 'agents', 'produit_documents'],
    audiences: 'local',
    rows: [
      [
        'Tribune des Élus',
        'Distribue les dossiers de séance aux élus et recueille leurs pouvoirs.',
        'Un élu retrouve ses annotations d’une séance à l’autre.',
        'élus, dossiers de séance, pouvoirs',
      ],
      [
        'Affichage Légal',
        'Publie les actes sur le site de la collectivité et prouve la date d’affichage.',
        'La preuve d’affichage tient en une page datée.',
        'publication des actes, affichage, recueil',
      ],
      [
        'Voix Comptées',
        'Compte les présents, les votes et les abstentions, même à bulletin secret.',
        'Le quorum se vérifie à chaque délibération, pas seulement à l’ouverture.',
        'vote, quorum, scrutin',
      ],
      [
        'Secrétaire de Séance',
        'Rédige le procès-verbal à partir de l’ordre du jour et des enregistrements.',
        'Rien n’est publié sans relecture du secrétaire de séance.',
        'procès-verbal, transcription, compte rendu',
      ],
    ],
  },
];
