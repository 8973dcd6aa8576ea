import type { DomainNeeds } from './needs.ts';

/** Planning, maps, technical services, mobility, safety. */
export const TERRITORY: DomainNeeds[] = [
  {
    domain: 'URB',
    facts: ['agents', 'usagers', 'demarche', 'produit_documents', 'archives'],
    audiences: 'local',
    rows: [
      [
        'Faîtage',
        'Contrôle des chantiers et conformité des travaux autorisés.',
        'La visite se prépare sur plan et se rédige sur place.',
        'conformité, récolement, DAACT',
      ],
      [
        'Droit de Passage',
        'Déclarations d’intention d’aliéner et préemptions.',
        'Le délai de deux mois se voit de loin.',
        'DIA, préemption, foncier',
      ],
      [
        'Plan en Main',
        'Rédaction et numérisation des plans locaux d’urbanisme.',
        'Le règlement écrit et le plan disent la même chose.',
        'PLUi, CNIG, numérisation',
      ],
      [
        'Friche Utile',
        'Recense les friches et suit leur reconversion.',
        'Chaque friche a une histoire, un propriétaire et un projet, parfois.',
        'friches, ZAN, foncier',
      ],
      [
        'Enseigne et Façade',
        'Publicité extérieure, enseignes et taxe locale.',
        'Le commerçant calcule sa taxe avant de commander son enseigne.',
        'TLPE, enseignes, publicité',
      ],
    ],
  },
  {
    domain: 'GEO',
    facts: ['agents', 'donnees_publiques'],
    audiences: 'territories',
    rows: [
      [
        'Relief Commun',
        'Modèle de terrain et bâti en trois dimensions pour les projets publics.',
        'Une ombre portée convainc mieux qu’une note.',
        '3D, jumeau numérique, bâti',
      ],
      [
        'Sentier Balisé',
        'Itinéraires de randonnée, signalétique et état des chemins.',
        'Le randonneur signale l’arbre tombé, l’équipe sait où scier.',
        'randonnée, PDIPR, signalétique',
      ],
      [
        'Réseaux Enfouis',
        'Plans des réseaux enterrés et réponses aux déclarations de travaux.',
        'La réponse part dans le délai, plan joint et échelle juste.',
        'DT-DICT, réseaux, récolement',
      ],
      [
        'Ortho d’Antan',
        'Photographies aériennes anciennes superposées au plan d’aujourd’hui.',
        'On voit pousser les haies et disparaître les mares.',
        'orthophotographie, histoire, comparaison',
      ],
      [
        'Point Haut',
        'Relevés de terrain par drone ou à pied, contrôlés et versés.',
        'Le relevé se refait sans revenir sur place grâce aux photos.',
        'drone, levés, topographie',
      ],
    ],
  },
  {
    domain: 'PAT',
    facts: ['agents', 'produit_documents', 'donnees_publiques'],
    audiences: 'local',
    rows: [
      [
        'Clé de Douze',
        'Demandes de travaux et interventions des services techniques.',
        'Le gardien d’école demande, le menuisier répond, l’élu voit.',
        'GMAO, interventions, services techniques',
      ],
      [
        'Haie et Bocage',
        'Inventaire des arbres, tailles et plantations d’une commune.',
        'Un arbre coupé garde sa raison et son remplaçant.',
        'arbres, espaces verts, plantations',
      ],
      [
        'Bac Jaune',
        'Collecte des déchets, tournées et tarification incitative.',
        'La facture explique chaque levée.',
        'déchets, collecte, redevance incitative',
      ],
      [
        'Degrés et Kilowatts',
        'Consommations d’énergie des bâtiments et plan de sobriété.',
        'L’alerte part avant la facture.',
        'énergie, décret tertiaire, fluides',
      ],
      [
        'Nid de Poule',
        'État des chaussées et programmation des réfections.',
        'Le classement des rues se discute sur une carte, en conseil.',
        'voirie, chaussées, programmation',
      ],
    ],
  },
  {
    domain: 'MOB',
    facts: ['usagers', 'agents', 'donnees_publiques'],
    audiences: 'territories',
    rows: [
      [
        'Billet Commun',
        'Billettique multimodale à l’échelle d’un bassin de vie.',
        'Le tarif le moins cher s’applique après coup.',
        'billettique, multimodal, AOM',
      ],
      [
        'Vélo du Bourg',
        'Location longue durée de vélos et entretien de la flotte.',
        'Le vélo en panne se remplace avant le week-end.',
        'vélo, location, flotte',
      ],
      [
        'Covoit’ Vallée',
        'Lignes de covoiturage organisées par une collectivité.',
        'Le conducteur régulier est défrayé sans paperasse.',
        'covoiturage, lignes, défraiement',
      ],
      [
        'Borne à Bord',
        'Bornes de recharge publiques : pannes, tarifs, données ouvertes.',
        'La panne affichée est la panne réelle.',
        'IRVE, recharge, bornes',
      ],
      [
        'Arrêté de Circulation',
        'Rédige les arrêtés de circulation et prévient secours et transporteurs.',
        'Le plan de déviation part avec l’arrêté.',
        'circulation, arrêtés, déviation',
      ],
    ],
  },
  {
    domain: 'SPU',
    facts: ['agents', 'archives', 'produit_documents'],
    audiences: 'safety',
    rows: [
      [
        'Veille de Quartier',
        'Opérations tranquillité et îlotage des polices municipales.',
        'La patrouille laisse un mot au vacancier qui l’a demandé.',
        'tranquillité vacances, îlotage',
      ],
      [
        'Plan Sauvegarde',
        'Plan communal de sauvegarde, annuaire de crise et exercices.',
        'L’annuaire se vérifie chaque trimestre, et l’exercice le montre.',
        'PCS, crise, annuaire',
      ],
      [
        'Fourrière Ouverte',
        'Mises en fourrière, restitutions et ventes.',
        'Le propriétaire sait où est sa voiture avant d’appeler.',
        'fourrière, véhicules',
      ],
      [
        'Casque et Lance',
        'Formation, aptitude et équipements des sapeurs-pompiers.',
        'La paire de bottes suit la pointure, et la pointure change.',
        'SDIS, équipements, aptitude',
      ],
      [
        'Registre ERP',
        'Commissions de sécurité et registres des établissements recevant du public.',
        'Les prescriptions se lèvent une à une, preuve à l’appui.',
        'ERP, commission de sécurité',
      ],
    ],
  },
  {
    domain: 'INF',
    facts: ['agents'],
    audiences: 'mixed',
    rows: [
      [
        'Salle Froide',
        'Supervision des serveurs et des réseaux d’un syndicat numérique.',
        'L’alerte de nuit dit quoi faire, pas seulement ce qui clignote.',
        'supervision, réseaux, alertes',
      ],
      [
        'Poste Neuf',
        'Prépare et remplace les postes de travail, avec réemploi des anciens.',
        'Le poste remplacé repart dans une école sous deux semaines.',
        'parc, déploiement, réemploi',
      ],
      [
        'Ticket Serein',
        'Assistance informatique et demandes de services d’une collectivité.',
        'La réponse tient en une page que l’agent peut garder.',
        'ITSM, tickets, assistance',
      ],
      [
        'Capteurs du Pays',
        'Collecte et partage les mesures des objets connectés d’un territoire.',
        'Un capteur muet se remarque en une heure.',
        'IoT, LoRaWAN, capteurs',
      ],
      [
        'Nuage Voisin',
        'Hébergement mutualisé de petits serveurs publics, à portée de main.',
        'On peut visiter la salle le premier jeudi du mois.',
        'hébergement, mutualisation, IaaS',
      ],
    ],
  },
];
