import type { DomainNeeds } from './needs.ts';

/** Finance, purchase, grants, staff and training. */
export const MONEY: DomainNeeds[] = [
  {
    domain: 'FIN',
    facts: ['finances', 'produit_documents', 'agents'],
    audiences: 'local',
    rows: [
      [
        'Sol et Denier',
        'Suit l’exécution budgétaire d’une intercommunalité, service par service.',
        'Chaque chef de service voit ce qu’il lui reste, sans attendre le tableau du vendredi.',
        'exécution budgétaire, engagements, M57',
      ],
      [
        'Quittance du Lac',
        'Émet, encaisse et relance les factures d’eau, de cantine et de loyers communaux.',
        'Le paiement fractionné se propose d’office aux foyers qui l’ont déjà demandé.',
        'régie, encaissement, PayFiP, relance',
      ],
      [
        'Dette Apaisée',
        'Gère les emprunts, les garanties et leurs échéances jusqu’au compte administratif.',
        'Un simulateur compare une renégociation à l’échéancier en cours.',
        'emprunts, garanties, dette',
      ],
      [
        'Actif & Patrimoine',
        'Tient l’inventaire comptable et les amortissements des biens d’une collectivité.',
        'L’inventaire physique se rapproche de l’actif avec un téléphone et une étiquette.',
        'immobilisations, amortissement, inventaire',
      ],
      [
        'Taxe et Bocage',
        'Analyse les bases fiscales locales et prépare les commissions des impôts directs.',
        'Les locaux oubliés ressortent en une carte plutôt qu’en un tableau.',
        'fiscalité locale, CCID, bases',
      ],
      [
        'Trois Colonnes',
        'Prépare le budget d’un établissement public, ses virements et ses décisions modificatives.',
        'Trois colonnes suffisent : voté, prévu, réalisé.',
        'budget, GBCP, décision modificative',
      ],
    ],
  },
  {
    domain: 'ACM',
    facts: ['produit_documents', 'agents', 'archives'],
    audiences: 'territories',
    rows: [
      [
        'Clausier de l’Ouest',
        'Bibliothèque de clauses sociales et environnementales, insérées dans les pièces d’un marché.',
        'Chaque clause porte la date de sa dernière relecture juridique.',
        'clauses, CCAP, achat durable',
      ],
      [
        'Bordereau Express',
        'Compare les bordereaux de prix de plusieurs offres et signale les écarts anormaux.',
        'Le rapport d’analyse se rédige à partir des écarts retenus.',
        'analyse des offres, BPU, DQE',
      ],
      [
        'Avenant Serein',
        'Suit l’exécution des marchés : avenants, pénalités, reconductions et échéances.',
        'Une alerte part quatre mois avant chaque reconduction, jamais la veille.',
        'exécution, avenant, reconduction',
      ],
      [
        'Marché du Samedi',
        'Aide les petites communes à acheter sous le seuil, en gardant la trace des devis.',
        'Trois devis, une décision, une page : c’est le dossier complet.',
        'petits achats, devis, sous seuil',
      ],
      [
        'Visa Travaux',
        'Vérifie les situations de travaux et les décomptes des marchés de construction.',
        'La révision des prix se calcule avec les index publiés le jour même.',
        'situations de travaux, DGD, révision',
      ],
      [
        'Sourceur Public',
        'Conserve les échanges de sourçage et les compare avant de rédiger le besoin.',
        'Chaque rencontre laisse un compte rendu que le juge pourrait lire.',
        'sourçage, étude de marché, besoin',
      ],
    ],
  },
  {
    domain: 'SUB',
    facts: ['usagers', 'demarche', 'agents', 'produit_documents', 'finances'],
    audiences: 'territories',
    rows: [
      [
        'Appel d’Airelle',
        'Publie et instruit les appels à projets culturels d’un département.',
        'Les jurés notent depuis leur canapé, sans tableur joint.',
        'appel à projets, culture, jury',
      ],
      [
        'Bourse aux Idées',
        'Verse les bourses et les aides individuelles aux jeunes et aux étudiants.',
        'Le justificatif de domicile n’est plus demandé quand l’administration l’a déjà.',
        'bourses, jeunes, aides individuelles',
      ],
      [
        'Rénov’Ardelle',
        'Instruit les aides à la rénovation de l’habitat, du devis à la visite de contrôle.',
        'L’artisan, le conseiller et l’habitant voient le même dossier.',
        'habitat, rénovation, ANAH, OPAH',
      ],
      [
        'Parole Tenue',
        'Rédige et suit les conventions d’objectifs avec les associations financées.',
        'Les indicateurs promis reviennent dans le bilan, et pas d’autres.',
        'conventions, associations, bilan',
      ],
      [
        'Fonds de Cordée',
        'Gère les fonds européens d’un territoire et leurs pièces justificatives.',
        'La piste d’audit est prête le jour du contrôle, et non le lendemain.',
        'FEDER, LEADER, piste d’audit',
      ],
      [
        'Semis Agricole',
        'Distribue les aides agricoles et forestières d’une région.',
        'La parcelle aidée se dessine sur le plan avant la première ligne du formulaire.',
        'agriculture, forêt, aides régionales',
      ],
    ],
  },
  {
    domain: 'RHP',
    facts: ['agents', 'produit_documents', 'archives'],
    audiences: 'territories',
    rows: [
      [
        'Badge et Bonjour',
        'Temps de travail, congés et télétravail des agents, sur badgeuse ou en ligne.',
        'Le solde affiché est le même pour l’agent et pour son responsable.',
        'temps, congés, badgeuse, télétravail',
      ],
      [
        'Carrière au Long Cours',
        'Avancements, promotions et tableaux annuels d’une collectivité.',
        'Les lignes directrices de gestion s’appliquent et s’expliquent.',
        'carrière, avancement, LDG',
      ],
      [
        'Visite du Mardi',
        'Planifie la médecine préventive et suit les restrictions d’aptitude.',
        'Le médecin garde ses notes, le service reçoit la conclusion.',
        'médecine préventive, aptitude',
      ],
      [
        'Planning des Blouses',
        'Plannings et remplacements des équipes soignantes, de nuit comme de jour.',
        'Un remplacement se propose d’abord à ceux qui l’ont souhaité.',
        'planning, soignants, GTT',
      ],
      [
        'Mission Frais',
        'Ordres de mission et remboursement des frais de déplacement.',
        'Le train s’affiche avant la voiture quand il va plus vite.',
        'frais de déplacement, ordre de mission',
      ],
      [
        'Emploi Ouvert',
        'Publie les postes, reçoit les candidatures et répond à chacune.',
        'Aucune candidature ne reste sans réponse : le compteur est public dans le service.',
        'recrutement, candidatures, bourse de l’emploi',
      ],
    ],
  },
  {
    domain: 'FOR',
    facts: ['agents', 'produit_documents'],
    audiences: 'mixed',
    rows: [
      [
        'Tuteur de Poche',
        'Suit les apprentis et leurs maîtres d’apprentissage, du contrat au diplôme.',
        'Le livret d’apprentissage se signe à trois, sur le même écran.',
        'apprentissage, tuteur, livret',
      ],
      [
        'Plan de Vol RH',
        'Recueille les besoins de formation et bâtit le plan annuel.',
        'Les formations obligatoires ressortent avant les autres.',
        'plan de formation, besoins, obligations',
      ],
      [
        'Craie et Clavier',
        'Classe virtuelle et exercices pour les centres de formation publics.',
        'Le tableau partagé reste utilisable avec une liaison modeste.',
        'classe virtuelle, exercices, CFA',
      ],
      [
        'Gestes qui comptent',
        'Sensibilise les agents aux gestes de premiers secours et aux risques du métier.',
        'Cinq minutes par semaine, sur le terrain, avec une affiche à la fin.',
        'prévention, habilitations, secourisme',
      ],
      [
        'Besace des Savoirs',
        'Tient le portefeuille de compétences d’un agent tout au long de sa carrière.',
        'L’agent emporte son dossier quand il change d’employeur.',
        'compétences, portefeuille, mobilité',
      ],
      [
        'Hameçon d’Essai',
        'Entraîne les agents à reconnaître les courriels frauduleux, sans les humilier.',
        'Les résultats ne remontent jamais nominativement au responsable.',
        'hameçonnage, sensibilisation, cybersécurité',
      ],
    ],
  },
];
