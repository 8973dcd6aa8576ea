import type { FillTable } from './fill.ts';

/** Accessibility and security. */
export const FILL_TRUST: FillTable = {
  'ACC-01': (level, x) => ({
    taux:
      level === 'total'
        ? 100
        : level === 'partiel-75'
          ? x.int(76, 97)
          : level === 'partiel-50'
            ? x.int(51, 74)
            : x.int(18, 47),
    date_audit: x.recent(36),
    version_rgaa: 'rgaa-4-1-2',
  }),
  'ACC-02': (level, x) =>
    level === 'absente'
      ? {}
      : { url_declaration: x.page('accessibilite'), date_declaration: x.recent(36) },
  'ACC-03': (level, x) =>
    level === 'aucun'
      ? { contre_audit: false }
      : {
          date_audit: x.recent(level === 'tiers-contre-audit' ? 18 : 36),
          contre_audit: level === 'tiers-contre-audit',
          ...(level !== 'interne' && {
            auditeur: x.pick(['Atelier Lisible', 'Preuves & Méthodes', 'Verdelet Évaluation']),
          }),
          pages_auditees: x.int(12, 34),
        },
  'ACC-04': (level, x) =>
    level === 'non'
      ? {}
      : {
          date_essais: x.past(1, 10),
          parcours: x.pick([
            'Se connecter\nOuvrir un dossier\nJoindre une pièce\nTransmettre pour décision',
            'Trouver une information\nDéposer une demande\nSuivre son avancement',
            'Créer un compte\nRemplir un formulaire en trois étapes\nTélécharger un document',
          ]),
        },
  'ACC-05': (level, x) =>
    level === 'non'
      ? {}
      : {
          clients_evalues: x.listing.deployments.includes('mobile')
            ? level === 'oui'
              ? 'Application Android et application iOS, versions en service'
              : 'Application Android seulement'
            : 'Client de bureau, version en service',
          date_evaluation: x.past(2, 14),
        },
  'ACC-07': (level, x) =>
    level === 'non'
      ? {}
      : {
          url_signalement: x.page('accessibilite#signaler'),
          ...(level === 'oui' && { delai_reponse: x.pick([5, 7, 10, 15]) }),
        },
  'SEC-01': (level, x) => ({
    responsable_designe: level !== 'rien',
    ...(level.startsWith('iso') && {
      organisme_certificateur: 'Bureau Tannerel Certification',
      numero_certificat: `${x.pick([2024, 2025])}-${String(x.int(1000, 9899, 'n'))}`,
      perimetre:
        level === 'iso-27001-solution'
          ? `Conception, exploitation et support de ${x.listing.name}`
          : 'Exploitation et hébergement, développement exclu',
      fin_certificat: x.ahead(8, 26),
    }),
  }),
  'SEC-02': (level, x) => ({
    mesures:
      level === 'toutes'
        ? 42
        : level === 'de-34-a-41'
          ? x.int(34, 41)
          : level === 'de-21-a-33'
            ? x.int(23, 33)
            : x.int(8, 19),
  }),
  'SEC-03': (level, x) => ({
    tls_1_3: level === 'tls-1-3-strict' || level === 'interne-et-publie',
    hsts: level === 'tls-1-3-strict' || level === 'interne-et-publie',
    redirection: level !== 'clair-possible',
    flux_internes_chiffres: level === 'interne-et-publie',
    configuration_publiee: level === 'interne-et-publie',
    ...(x.listing.website && { adresse_service: x.listing.website }),
  }),
  'SEC-04': (level, x) => ({
    detenteur_cles:
      level === 'cles-du-client'
        ? 'client'
        : level === 'rien'
          ? 'aucune'
          : level === 'disques'
            ? x.pick(['hebergeur', 'editeur'])
            : 'editeur',
    ...(level === 'applicatif' && {
      donnees_chiffrees: x.pick([
        'Pièces jointes et coordonnées bancaires',
        'Numéro de sécurité sociale, pièces d’identité et pièces jointes',
        'Jetons d’accès, pièces jointes et zones de commentaire',
      ]),
    }),
  }),
  'SEC-05': (level, x) => ({
    impose_administrateurs: level === 'resistant-au-hameconnage',
    seconds_facteurs:
      level === 'resistant-au-hameconnage'
        ? ['cle-acces', 'application', 'federation']
        : level === 'second-facteur-imposable'
          ? x.pick([
              ['application'],
              ['application', 'sms-courriel'],
              ['application', 'federation'],
            ])
          : [],
  }),
  'SEC-06': (level, x) => (level === 'oui' ? { date_essai_etancheite: x.past(1, 11) } : {}),
  'SEC-07': (level, x) =>
    level === 'non'
      ? {}
      : {
          duree_conservation: x.pick([6, 6, 12]),
          ...(level === 'oui' && { format_export: x.pick(['JSON Lines', 'CSV', 'Syslog et CSV']) }),
        },
  'SEC-08': (level, x) =>
    level === 'aucun'
      ? { engagement: false }
      : {
          engagement: true,
          jours:
            level === '7-jours'
              ? x.pick([3, 5, 7])
              : level === '14-jours'
                ? x.pick([10, 14])
                : level === '30-jours'
                  ? x.pick([21, 30])
                  : x.pick([45, 60, 90]),
        },
  'SEC-09': (level, x) => ({
    politique_publiee: level === 'security-txt-et-politique' || level === 'prime-ou-avis',
    prime_ou_avis: level === 'prime-ou-avis',
    ...(level !== 'rien' && {
      adresse_contact: x.page(level === 'contact' ? 'securite' : '.well-known/security.txt'),
    }),
  }),
  'SEC-10': (level, x) =>
    level === 'jamais'
      ? { constats_traites: false }
      : {
          date_test: x.recent(level === 'tiers-24-mois' || level === 'interne' ? 24 : 12),
          constats_traites: level !== 'interne' && level !== 'tiers-24-mois',
          ...(level !== 'interne' && {
            prestataire: x.pick(['Contrefort Sécurité', 'Cabinet Ormeval', 'Herse & Associés']),
          }),
          perimetre: x.pick([
            'Application web et interface de programmation, version en service',
            'Application, comptes de trois rôles, cloisonnement entre clients',
          ]),
        },
  'SEC-11': (level, x) => ({
    signe: level === 'publie-et-signe',
    ...(level !== 'non' && { format: x.pick(['cyclonedx', 'cyclonedx', 'spdx']) }),
    ...(level === 'publie-et-signe' && { adresse: x.page('versions/nomenclature.json') }),
  }),
  'SEC-12': (level, x) => (level === 'non' ? {} : { date_dossier: x.past(1, 9) }),
  'SEC-13': (level, x) =>
    level === 'aucun'
      ? {}
      : {
          reference_visa: `ANSSI-CSPN-DÉMO-${String(x.int(10, 98))}`,
          version_visee: '5.2',
          fin_visa: x.ahead(6, 24),
        },
};
