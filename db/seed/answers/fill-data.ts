import { dataLocation, hostingLocation, licenceClass } from '@gouvtech/domain';
import type { FillTable } from './fill.ts';

/** Eco-design, personal data, hosting. */
export const FILL_DATA: FillTable = {
  'ECO-01': (level, x) =>
    level === 'rien'
      ? {}
      : {
          url_declaration: x.page('eco-conception'),
          date_publication: x.past(1, 14),
          referent: 'Responsable technique, joignable depuis la page',
        },
  'ECO-02': (_, x) => ({ date_evaluation: x.past(1, 14), criteres_applicables: x.int(48, 72) }),
  'ECO-03': (level, x) => ({
    bas_debit_ou_hors_ligne: level === 'bas-debit',
    ...(level !== 'non-teste' && { url_configurations: x.page('configurations') }),
  }),
  'ECO-04': (level, x) => ({
    poids_ko:
      level === 'jusqu-a-800'
        ? x.int(140, 780)
        : level === 'jusqu-a-1500'
          ? x.int(640, 1490)
          : level === 'jusqu-a-3000'
            ? x.int(1520, 2950)
            : x.int(3100, 6200),
    budget_publie: level === 'jusqu-a-800',
    requetes: x.int(14, 96, 'requetes'),
  }),
  'ECO-05': (level, x) => {
    if (level === 'inconnu') return { pue_connu: false, wue_mix_publies: false };
    const best = level === 'moins-1-3';
    return {
      pue_connu: true,
      pue: best
        ? x.int(112, 128) / 100
        : level === 'moins-1-5'
          ? x.int(131, 148) / 100
          : x.int(152, 180) / 100,
      wue_mix_publies: best,
      ...(best && { wue: x.int(5, 38, 'wue') / 100, intensite_carbone: x.int(28, 62, 'co2') }),
    };
  },
  'RGP-03': (level, x) => ({
    preavis: level === 'contractuelle' || level === 'publique',
    pays_et_date: level === 'publique',
    ...((level === 'contractuelle' || level === 'publique') && {
      preavis_jours: x.pick([30, 30, 45, 60]),
    }),
    ...(level === 'publique' && { adresse_liste: x.page('sous-traitants') }),
  }),
  'RGP-06': (level) => ({ operations_tracees: level === 'autonomie-tracee' }),
  'RGP-07': (level, x) => ({
    engagement: level !== 'non-contractuel',
    heures:
      level === 'h24'
        ? x.pick([12, 24])
        : level === 'h48'
          ? x.pick([36, 48])
          : level === 'h72'
            ? 72
            : x.pick([96, 120]),
    contenu_alerte:
      level === 'h24'
        ? ['nature', 'volume', 'consequences', 'mesures', 'contact']
        : ['nature', 'contact'],
  }),
  'RGP-08': (level, x) => ({
    situation: level === 'autre-garantie' ? 'clauses-seules' : level,
    ...(level !== 'aucun' && {
      pays: x.pick([
        'Royaume-Uni, envoi de courriels',
        'Suisse, assistance de second niveau',
        'États-Unis, outil de suivi des incidents',
      ]),
    }),
  }),
  'RGP-10': (level, x) =>
    level === 'non' ? {} : { page_confidentialite: x.page('confidentialite') },
  'RGP-11': (_, x) => (x.listing.website ? { page_controlee: x.listing.website } : {}),
  'HEB-01': (_, x) => ({ localisation: hostingLocation(x.listing.hosting) }),
  'HEB-02': (level, x) =>
    level === 'service-qualifie'
      ? { service_qualifie: x.listing.name, fin_qualification: x.ahead(10, 30) }
      : {},
  'HEB-03': (level, x) => ({
    page_publique: level === 'page-publique',
    ...(level === 'page-publique' && { adresse_page: x.page('donnees-de-sante/transferts') }),
    ...(level !== 'non' && {
      activites_couvertes:
        level === 'partiel'
          ? ['sites', 'materiel', 'virtuel']
          : ['sites', 'materiel', 'virtuel', 'plateforme', 'exploitation', 'sauvegarde'],
      fin_certificat: x.ahead(8, 26),
    }),
  }),
  'HEB-04': (level, x) => ({
    situation: level,
    part_individuelle: level === 'controle-hors-ue' ? 100 : x.pick([0, 0, 0, 6, 11]),
  }),
  'HEB-05': (level, x) =>
    level === 'non'
      ? {}
      : {
          pays_equipes:
            dataLocation(x.listing.hosting) === 'france' ? 'France' : 'France et Allemagne',
        },
  'HEB-06': (level, x) => ({
    ...(level === 'plusieurs-hebergeurs' && {
      hebergeurs: 'Armor Données, Eskerra Centre de données',
    }),
    ...(level === 'deploiement-libre' && { adresse_guide: x.page('documentation/installation') }),
  }),
  'HEB-07': (level, x) => (level === 'non' ? {} : { date_essai: x.past(1, 10) }),
  'LIB-02': (_, x) => ({ classe_licence: licenceClass(x.listing.licence) }),
};
