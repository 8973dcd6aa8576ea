import type { DomainNeeds } from './needs.ts';

/** Relations with the public, procedures, civil status, childhood. */
export const RESIDENTS: DomainNeeds[] = [
  {
    domain: 'REL',
    facts: ['usagers', 'agents', 'demarche', 'produit_documents'],
    audiences: 'local',
    rows: [
      [
        'Bonjour Guichet',
        'Prise de rendez-vous et gestion des files d’attente d’un accueil public.',
        'Les personnes sans rendez-vous gardent leur place dans la file.',
        'rendez-vous, file d’attente, accueil',
      ],
      [
        'Réponse Claire',
        'Base de réponses partagée entre accueil, téléphone et site internet.',
        'Une réponse fausse se signale en un geste et se corrige le jour même.',
        'base de connaissances, FAQ, accueil',
      ],
      [
        'Compte Habitant',
        'Espace personnel de l’habitant : demandes, factures, messages.',
        'L’habitant sait qui a lu son dossier.',
        'compte usager, portail, FranceConnect',
      ],
      [
        'Écho des Rues',
        'Réclamations, médiations et réponses d’une collectivité à ses usagers.',
        'Le médiateur voit toute l’histoire, y compris les excuses.',
        'réclamation, médiation, qualité',
      ],
      [
        'Agenda Maison commune',
        'Agenda partagé des maisons de services au public et de leurs permanences.',
        'Une permanence annulée prévient ceux qui avaient prévu de venir.',
        'France services, permanences, agenda',
      ],
    ],
  },
  {
    domain: 'TEL',
    facts: ['usagers', 'demarche', 'agents', 'produit_documents'],
    audiences: 'mixed',
    rows: [
      [
        'Pièce Jointe',
        'Recueille les pièces d’un dossier et vérifie qu’elles sont lisibles.',
        'La photo floue est refusée tout de suite, et non trois semaines plus tard.',
        'pièces justificatives, dépôt, contrôle',
      ],
      [
        'Occupation du Trottoir',
        'Demandes d’occupation du domaine public : terrasses, échafaudages, bennes.',
        'Le plan de la terrasse se dessine sur la photo de la rue.',
        'ODP, terrasses, voirie',
      ],
      [
        'Débit de Boissons',
        'Déclarations des débits de boissons et des manifestations associatives.',
        'Le maire reçoit un projet d’arrêté prêt à signer.',
        'débits de boissons, manifestations',
      ],
      [
        'Paiement Public',
        'Caisse en ligne pour les petites régies d’un établissement.',
        'Le reçu dit à quoi sert l’argent.',
        'paiement en ligne, régie, PayFiP',
      ],
      [
        'Carte Verte Locale',
        'Délivre cartes de déchèterie, de stationnement et de piscine.',
        'Une seule carte, quatre services, aucun croisement de fichiers.',
        'carte, déchèterie, stationnement',
      ],
    ],
  },
  {
    domain: 'ECE',
    facts: ['agents', 'archives', 'produit_documents', 'usagers'],
    audiences: 'towns',
    rows: [
      [
        'Mariage et Mairie',
        'Dossiers de mariage et de pacte civil, auditions comprises.',
        'Les futurs époux suivent l’avancement sans appeler.',
        'mariage, PACS, audition',
      ],
      [
        'Urne Ouverte',
        'Tenue des bureaux de vote, procurations et dépouillement.',
        'Le procès-verbal se remplit pendant le dépouillement.',
        'élections, bureaux de vote, procurations',
      ],
      [
        'Recense Jeunes',
        'Recensement citoyen et attestation, au guichet ou en ligne.',
        'L’attestation arrive avant que le jeune ait quitté l’accueil.',
        'recensement citoyen, JDC',
      ],
      [
        'Livret du Souvenir',
        'Registre des concessions et parcours de deuil pour les familles.',
        'Les mots ont été choisis avec des agents de cimetière.',
        'cimetière, concession, familles',
      ],
      [
        'Titres et Photos',
        'Rendez-vous et remise des titres d’identité en mairie.',
        'Le rendez-vous non tenu se libère pour un autre.',
        'CNI, passeport, rendez-vous',
      ],
    ],
  },
  {
    domain: 'ENF',
    facts: ['usagers', 'agents', 'demarche', 'finances', 'produit_documents'],
    audiences: 'local',
    rows: [
      [
        'Cartable Ouvert',
        'Inscriptions scolaires et dérogations, avec la carte des secteurs.',
        'La règle de dérogation s’affiche avant la demande.',
        'inscription scolaire, sectorisation',
      ],
      [
        'Récré Comptée',
        'Pointage des accueils périscolaires sur tablette, même sans réseau.',
        'L’animateur pointe quarante enfants en deux minutes.',
        'périscolaire, pointage, centre de loisirs',
      ],
      [
        'Berceau Partagé',
        'Relais petite enfance : disponibilités des assistantes maternelles.',
        'Les places affichées sont confirmées chaque mois par les assistantes elles-mêmes.',
        'relais petite enfance, assistantes maternelles',
      ],
      [
        'Colo et Compagnie',
        'Séjours et colonies : inscriptions, aides, fiches sanitaires.',
        'La fiche sanitaire s’efface au retour du car.',
        'séjours, colonies, VACAF',
      ],
      [
        'École en Vue',
        'Prévision des effectifs scolaires et des classes à ouvrir.',
        'Trois hypothèses valent mieux qu’une certitude.',
        'effectifs, carte scolaire, prospective',
      ],
    ],
  },
];
