import type { DomainNeeds } from './needs.ts';

/** Artificial intelligence, security, research. */
export const TECHNIQUES: DomainNeeds[] = [
  {
    domain: 'IAA',
    facts: ['agents', 'ia', 'produit_documents'],
    audiences: 'mixed',
    rows: [
      [
        'Oreille Attentive',
        'Transcrit et sous-titre les réunions et les conseils publics.',
        'Les noms propres du pays s’apprennent en une séance.',
        'transcription, sous-titrage',
      ],
      [
        'Résumé Fidèle',
        'Résume les rapports longs en citant chaque page utilisée.',
        'Sans source, pas de phrase.',
        'résumé, citations, rapports',
      ],
      [
        'Tri des Demandes',
        'Propose un service destinataire pour les courriels reçus.',
        'L’agent corrige, le modèle retient.',
        'classement, courriels, tri',
      ],
      [
        'Traduire au Guichet',
        'Traduction orale à l’accueil, avec relecture des termes administratifs.',
        'L’agent et l’usager lisent la même phrase, chacun dans sa langue.',
        'traduction, accueil, langues',
      ],
      [
        'Repère de Fissure',
        'Repère les dégradations de chaussée sur des photographies.',
        'Une fissure proposée n’est jamais un chantier décidé.',
        'vision, voirie, détection',
      ],
    ],
  },
  {
    domain: 'CYB',
    facts: ['agents', 'produit_securite'],
    audiences: 'mixed',
    rows: [
      [
        'Pont-levis',
        'Filtrage des accès distants et passerelle pour prestataires.',
        'Le prestataire entre quand on lui ouvre, et c’est filmé.',
        'bastion, accès distants, PAM',
      ],
      [
        'Vaccin de Poste',
        'Protection des postes et des serveurs des petites collectivités.',
        'Une alerte arrive en français avec la marche à suivre.',
        'EDR, antivirus, postes',
      ],
      [
        'Sauve qui Peut',
        'Sauvegardes isolées et restaurations essayées chaque mois.',
        'L’essai de restauration se fait sans prévenir.',
        'sauvegarde, restauration, immuable',
      ],
      [
        'Mot Passant',
        'Coffre à mots de passe d’équipe, avec transmission au départ d’un agent.',
        'Le départ d’un agent fait tourner ses secrets.',
        'coffre, mots de passe, secrets',
      ],
      [
        'Registre des Risques',
        'Homologation des systèmes : analyse de risques et plan d’action.',
        'Le dossier d’homologation tient dans un classeur mince.',
        'homologation, EBIOS, PSSI',
      ],
    ],
  },
  {
    domain: 'ESR',
    facts: ['agents', 'usagers', 'produit_documents', 'archives'],
    audiences: 'research',
    rows: [
      [
        'Maquette et Modules',
        'Offre de formation, maquettes et modélisation des parcours.',
        'Une maquette votée ne bouge plus sans procès-verbal.',
        'offre de formation, maquettes',
      ],
      [
        'Jury Posé',
        'Notes, jurys et relevés d’un établissement d’enseignement supérieur.',
        'Le relevé explique la compensation.',
        'notes, jurys, scolarité',
      ],
      [
        'Stage Signé',
        'Conventions de stage, tuteurs et évaluations.',
        'Cinq signatures, une seule relance.',
        'stages, conventions',
      ],
      [
        'Labo en Ordre',
        'Produits, équipements et risques d’une unité de recherche.',
        'La fiche de sécurité s’ouvre avant le flacon.',
        'laboratoire, risques, équipements',
      ],
      [
        'Thèse et Compagnie',
        'Suivi des doctorants, comités et soutenances.',
        'Le comité de suivi ne s’oublie plus.',
        'doctorat, comité de suivi, soutenance',
      ],
      [
        'Gradin',
        'Emplois du temps et occupation des salles d’un campus.',
        'Un cours déplacé prévient ceux qui viennent de loin.',
        'emploi du temps, salles, campus',
      ],
    ],
  },
];
