import type { DomainNeeds } from './needs.ts';

/** Communication, collaboration, steering, data. */
export const TOOLS: DomainNeeds[] = [
  {
    domain: 'WEB',
    facts: ['agents', 'donnees_publiques'],
    audiences: 'local',
    rows: [
      [
        'Une du Bourg',
        'Site communal prêt à remplir, avec les pages que la loi demande.',
        'Les mentions obligatoires sont déjà écrites.',
        'site communal, CMS, RGAA',
      ],
      [
        'Coulisses',
        'Intranet d’une collectivité : annuaire, notes, vie des services.',
        'L’annuaire se corrige par celui qu’il concerne.',
        'intranet, annuaire, communication interne',
      ],
      [
        'Panneau Bavard',
        'Panneaux lumineux, écrans d’accueil et alertes à la population.',
        'Un message passe partout, et s’efface partout.',
        'affichage, alertes, panneaux',
      ],
      [
        'Photothèque Commune',
        'Banque d’images avec les autorisations des personnes photographiées.',
        'Une autorisation retirée retire la photo.',
        'photothèque, droit à l’image, DAM',
      ],
      [
        'Voix Municipale',
        'Lecture à voix haute et version facile à lire des pages publiques.',
        'La version facile à lire est relue par des personnes concernées.',
        'FALC, accessibilité, synthèse vocale',
      ],
    ],
  },
  {
    domain: 'COL',
    facts: ['agents', 'produit_documents'],
    audiences: 'mixed',
    rows: [
      [
        'Table Ronde',
        'Réunions à distance et comptes rendus pour administrations dispersées.',
        'La réunion se termine à l’heure dite, l’outil y veille.',
        'visioconférence, réunions',
      ],
      [
        'Boîte Commune',
        'Messagerie et agendas partagés d’une intercommunalité.',
        'Un agent absent n’est plus un courrier perdu.',
        'messagerie, agenda, boîtes partagées',
      ],
      [
        'Établi Partagé',
        'Documents à plusieurs et gestion des versions sans serveur de fichiers.',
        'La bonne version est celle qui s’ouvre.',
        'édition collaborative, documents',
      ],
      [
        'Fil d’Équipe',
        'Discussion d’équipe avec droit à la déconnexion réglé par défaut.',
        'Rien ne sonne après dix-neuf heures, sauf l’astreinte.',
        'messagerie instantanée, déconnexion',
      ],
      [
        'Partage à la Lettre',
        'Envoi de fichiers volumineux à des partenaires, avec date de fin.',
        'Le fichier disparaît à la date promise.',
        'transfert de fichiers, partage',
      ],
    ],
  },
  {
    domain: 'PRO',
    facts: ['agents'],
    audiences: 'mixed',
    rows: [
      [
        'Jalon Tranquille',
        'Portefeuille de projets d’une direction des systèmes d’information.',
        'Un projet en retard dit pourquoi et non de combien seulement.',
        'portefeuille de projets, DSI',
      ],
      [
        'Procédure Écrite',
        'Modélise les processus et les modes opératoires d’un service.',
        'Le dessin tient sur une page A4.',
        'processus, BPMN, qualité',
      ],
      [
        'Engagements Tenus',
        'Suit les engagements d’un contrat d’objectifs et leurs indicateurs.',
        'L’indicateur manquant vaut rouge, pas gris.',
        'contrat d’objectifs, indicateurs, COP',
      ],
      [
        'Feuille de Route Verte',
        'Plan climat et transition : actions, émissions, arbitrages.',
        'Chaque action affiche son coût et ses tonnes.',
        'PCAET, transition, bilan carbone',
      ],
      [
        'Audit Paisible',
        'Programme d’audit interne et suivi des recommandations.',
        'Une recommandation close garde sa preuve.',
        'audit interne, recommandations',
      ],
    ],
  },
  {
    domain: 'DAT',
    facts: ['agents', 'donnees_publiques'],
    audiences: 'territories',
    rows: [
      [
        'Puits de Données',
        'Collecte nocturne des données métiers vers un entrepôt commun.',
        'Une source muette se voit au matin.',
        'ETL, collecte, entrepôt',
      ],
      [
        'Ouvert par Défaut',
        'Portail de données ouvertes d’un territoire, avec aperçus et cartes.',
        'Le jeu de données porte le nom de celui qui y répond.',
        'open data, portail, DCAT',
      ],
      [
        'Chiffre Clé',
        'Observatoire social et territorial, commune par commune.',
        'Le secret statistique est appliqué avant l’affichage.',
        'observatoire, indicateurs, INSEE',
      ],
      [
        'Doublon Zéro',
        'Rapproche et nettoie les fichiers de tiers, d’adresses et d’équipements.',
        'Deux fiches ne se fondent qu’avec l’accord d’un agent.',
        'qualité des données, dédoublonnage',
      ],
      [
        'Carte d’Identité des Données',
        'Catalogue interne des données : définitions, propriétaires, durées.',
        'Une donnée sans propriétaire reste en quarantaine.',
        'catalogue de données, gouvernance',
      ],
    ],
  },
];
