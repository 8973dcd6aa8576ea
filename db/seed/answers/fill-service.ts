import type { FillTable } from './fill.ts';

/** Openness, interoperability, quality of service, purchase. */
export const FILL_SERVICE: FillTable = {
  'LIB-01': (level, x) => ({
    ...(x.listing.repository && { url_depot: x.listing.repository }),
    ...(level === 'coeur-ouvert' && {
      modules_fermes: x.pick([
        'Connecteurs vers les logiciels financiers',
        'Application mobile et tableaux de bord',
        'Module de statistiques',
      ]),
    }),
  }),
  'LIB-03': (level, x) => ({
    date_version: level === 'versions' || level === 'publiccode' ? x.recent(12) : x.past(13, 26),
    publiccode_valide: level === 'publiccode',
    contribution_ouverte: level === 'publiccode',
    ...(x.listing.repository && { url_depot: x.listing.repository }),
  }),
  'LIB-04': (level, x) =>
    level === 'non'
      ? {}
      : {
          formats_export: x.pick(['CSV, JSON, PDF/A', 'CSV et ODS', 'JSON, XML, PDF/A']),
          formats_import: x.pick(['CSV', 'CSV, ODS', 'CSV, XML']),
        },
  'LIB-05': (level, x) =>
    level === 'non'
      ? {}
      : { schemas: x.pick(['SCDL', 'Schéma national de la thématique', 'DCAT-AP']) },
  'INT-01': (level, x) => ({
    documentee: level === 'complete' || level === 'openapi',
    openapi_publique: level === 'openapi',
    ...(level === 'openapi' && { adresse_openapi: x.page('api/openapi.json') }),
  }),
  'INT-02': (level, x) => {
    const strong = x.pick([false, false, false, true]);
    return {
      identite_renforcee: strong,
      franceconnect_plus: strong && level === 'production',
    };
  },
  'INT-03': (level) => ({
    siret_exploite: level === 'production-complete',
    second_facteur_exploite: level === 'production-complete',
  }),
  'INT-05': (level, x) => ({
    mode_degrade: level === 'toutes',
    traces_36_mois: level === 'toutes',
    ...(level !== 'aucune' && {
      apis_en_production:
        level === 'toutes'
          ? ['quotient-familial', 'prestations', 'scolarite-bourses']
          : x.pick([['quotient-familial'], ['entreprise-identite'], ['demandeur-emploi']]),
    }),
  }),
  'INT-08': (level, x) =>
    level === 'non'
      ? {}
      : {
          referentiels:
            level === 'oui' ? ['ban', 'sirene', 'cog'] : x.pick([['ban'], ['sirene'], ['cog']]),
        },
  'QOS-01': (level) => ({ pieces_et_historique: level === 'autonomie' }),
  'QOS-02': (level, x) => {
    const within = level === 'plafonds' || level === 'sans-frais';
    return {
      preavis_mois: within ? x.pick([1, 2]) : x.pick([3, 6]),
      transition_jours: within ? 30 : x.pick([60, 90]),
      recuperation_jours: within ? x.pick([30, 60]) : x.pick([15, 30]),
      sans_frais: level === 'sans-frais',
      ...(level === 'hors-plafonds' && { montant_frais: x.pick([1200, 1800, 3500]) }),
    };
  },
  'QOS-03': (level, x) =>
    level === 'non'
      ? {}
      : {
          preavis_effacement_jours: x.pick([15, 21, 30]),
          ...(level === 'oui' && { effacement_complet_jours: x.pick([30, 60, 90], 'total') }),
        },
  'QOS-04': (level, x) => ({
    copie_isolee: level === 'isolee' || level === 'restauree',
    ...(level === 'restauree' && { date_essai: x.recent(12) }),
  }),
  'QOS-05': (level, x) => ({
    exercice_annuel: level === 'exercice',
    ...((level === 'durees' || level === 'exercice') && {
      rto_heures: x.pick([4, 8, 12, 24]),
      rpo_heures: x.pick([1, 4, 12, 24], 'rpo'),
    }),
  }),
  'QOS-06': (level, x) => ({
    engagement: level !== 'sans-engagement',
    taux:
      level === 't99-9'
        ? x.pick([99.9, 99.95])
        : level === 't99-5'
          ? x.pick([99.5, 99.7])
          : level === 't99'
            ? 99
            : 98,
    page_etat: level === 't99-9',
    ...(level === 't99-9' && { adresse_page_etat: x.page('etat'), penalites: true }),
    ...(level !== 'sans-engagement' && { mode_calcul: 'Mensuel, maintenances annoncées exclues' }),
  }),
  'QOS-07': (level, x) => ({
    delais_garantis: level === 'heures-ouvrees' || level === 'astreinte',
    astreinte: level === 'astreinte',
    ...(level !== 'sans-francais' && {
      canaux: level === 'courriel' ? ['courriel'] : ['courriel', 'telephone', 'portail'],
      horaires: x.pick([
        'Du lundi au vendredi, 8 h 30 à 18 h',
        'Du lundi au vendredi, 9 h à 17 h 30',
      ]),
    }),
  }),
  'QOS-08': (level, x) =>
    level === 'non-publiee'
      ? { publiee: false }
      : {
          publiee: true,
          date_fin_support:
            level === 'plus-36'
              ? x.ahead(38, 60)
              : level === 'de-12-a-35'
                ? x.ahead(14, 34)
                : x.ahead(3, 10),
          page_cycle_de_vie: x.page('cycle-de-vie'),
          rythme: x.pick([
            'Deux versions par an',
            'Une version par trimestre',
            'Une version par an',
          ]),
        },
  'ACH-01': (level, x) => ({
    parcours_formation: level === 'formation' || level === 'accompagnement',
    accompagnement: level === 'accompagnement',
    ...(level !== 'rien' && {
      url_documentation: x.listing.documentation ?? x.page('documentation'),
    }),
  }),
  'ACH-02': (level, x) => ({
    couts_entree_sortie: level === 'complete',
    ...((level === 'publique' || level === 'complete') && {
      url_tarifs: x.page('tarifs'),
      date_tarifs: x.past(1, 10),
    }),
  }),
  'ACH-06': (level, x) => ({
    pratique_interdite: false,
    signalement: level === 'signale' || level === 'fiche',
    classe_risque:
      level === 'signale' || level === 'fiche'
        ? x.pick(['transparence', 'transparence', 'autre'])
        : 'non-classe',
    fiche_ia: level === 'fiche',
    desactivable: level === 'fiche',
  }),
};
