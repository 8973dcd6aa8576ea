import type { DomainNeeds } from './needs.ts';

/** Social action, health, culture, participation. */
export const CARE: DomainNeeds[] = [
  {
    domain: 'SOC',
    facts: ['agents', 'usagers', 'sante', 'decision_individuelle', 'archives', 'produit_documents'],
    audiences: 'social',
    rows: [
      [
        'Aide à Domicile Claire',
        'Plans d’aide, tournées et télégestion des services à domicile.',
        'L’intervenante voit sa journée, pas celle des autres.',
        'aide à domicile, APA, télégestion',
      ],
      [
        'Logement Premier',
        'Demandes de logement social, cotation et commissions.',
        'La cotation s’explique critère par critère.',
        'logement social, cotation, CALEOL',
      ],
      [
        'Insertion Pas à Pas',
        'Contrats d’engagement et suivi des parcours d’insertion.',
        'La personne écrit elle-même son prochain pas.',
        'insertion, RSA, contrat d’engagement',
      ],
      [
        'Protéger Ensemble',
        'Informations préoccupantes et mesures de protection de l’enfance.',
        'Chaque consultation du dossier laisse un motif.',
        'protection de l’enfance, ASE, CRIP',
      ],
      [
        'Domicile Élu',
        'Domiciliation, courrier et permanences d’un centre d’action sociale.',
        'Le courrier en attente s’annonce par message simple.',
        'domiciliation, CCAS, courrier',
      ],
      [
        'Handicap Dossier',
        'Instruction des demandes d’une maison départementale, en équipe.',
        'L’équipe pluridisciplinaire travaille sur une synthèse d’une page.',
        'MDPH, instruction, équipe pluridisciplinaire',
      ],
    ],
  },
  {
    domain: 'SAN',
    facts: ['agents', 'sante', 'produit_documents', 'archives'],
    audiences: 'health',
    rows: [
      [
        'Chambre Prête',
        'Lits, admissions et sorties d’un établissement de santé.',
        'Le ménage voit la sortie avant que le lit soit vide.',
        'gestion des lits, admissions',
      ],
      [
        'Ordonnance Lisible',
        'Prescription et circuit du médicament en résidence.',
        'L’heure de la prise s’adapte à la personne et non l’inverse.',
        'prescription, circuit du médicament',
      ],
      [
        'Garde Partagée',
        'Tableaux de garde et d’astreinte des équipes médicales.',
        'Un échange de garde demande deux accords, jamais trois appels.',
        'gardes, astreintes, PDSA',
      ],
      [
        'Brancard Bleu',
        'Transports internes et demandes de brancardage.',
        'Le patient n’attend plus seul dans un couloir.',
        'brancardage, transports internes',
      ],
      [
        'Événement Déclaré',
        'Signalement et analyse des événements indésirables.',
        'Celui qui signale sait ce que son signalement a changé.',
        'événement indésirable, qualité, gestion des risques',
      ],
      [
        'Stérile et Sûr',
        'Traçabilité du matériel stérile, du bloc à la réserve.',
        'Une boîte se retrace en quatre gestes.',
        'stérilisation, traçabilité, bloc',
      ],
    ],
  },
  {
    domain: 'CUL',
    facts: ['usagers', 'agents', 'finances', 'produit_documents'],
    audiences: 'local',
    rows: [
      [
        'Gamme et Solfège',
        'Inscriptions, cours et instruments des écoles de musique.',
        'La location d’un violon suit l’enfant qui grandit.',
        'conservatoire, école de musique',
      ],
      [
        'Vestiaire Sport',
        'Réservation des gymnases et créneaux des clubs.',
        'Un créneau inutilisé se voit, puis se rend.',
        'gymnase, créneaux, clubs',
      ],
      [
        'Réserve du Musée',
        'Inventaire, récolement et prêts des collections.',
        'Le récolement décennal avance salle par salle.',
        'musée, récolement, collections',
      ],
      [
        'Taxe Séjour Douce',
        'Déclaration et perception de la taxe de séjour.',
        'L’hébergeur déclare zéro en un clic et sans reproche.',
        'taxe de séjour, tourisme',
      ],
      [
        'Programme Ouvert',
        'Agenda culturel partagé entre communes, salles et associations.',
        'Un événement saisi une fois paraît partout.',
        'agenda culturel, événements',
      ],
    ],
  },
  {
    domain: 'PAR',
    facts: ['usagers', 'agents', 'donnees_publiques'],
    audiences: 'local',
    rows: [
      [
        'Conseil de Quartier',
        'Réunions, avis et suites données aux conseils de quartier.',
        'Chaque avis reçoit une réponse, même négative.',
        'conseil de quartier, démocratie locale',
      ],
      [
        'Pétition Locale',
        'Recueille et vérifie les pétitions citoyennes d’une collectivité.',
        'Le seuil et la suite sont écrits avant la première signature.',
        'pétition, interpellation',
      ],
      [
        'Tirage au Sort',
        'Compose des assemblées citoyennes représentatives, au hasard et avec preuve.',
        'Le tirage se rejoue devant huissier avec la même graine.',
        'tirage au sort, convention citoyenne',
      ],
      [
        'Carnet de Chantier',
        'Raconte les travaux d’un quartier à ceux qui y vivent.',
        'La date de fin annoncée reste affichée quand elle recule.',
        'travaux, information, concertation',
      ],
    ],
  },
];
