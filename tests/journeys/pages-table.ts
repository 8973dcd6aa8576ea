/** Every public page, one row each, and one row for each state of a listing. A new page is a new row. */
import { DEMO } from '../../db/seed/demo.ts';

export type PageRow = {
  what: string;
  path: string;
  /** 200 when absent */
  status?: number;
  /** title of the window, without the name of the site; the home page has none */
  title: string | RegExp;
  /** words without which the page would not be honest about its state */
  says?: string[];
  /** a page that people ask for whole: it may exceed the number of elements, and nothing else */
  whole?: boolean;
};

const solution = (slug: string): string => `/solutions/${slug}`;

const LISTINGS: PageRow[] = [
  {
    what: 'solution with proofs at the five steps',
    path: solution(DEMO.parafil),
    title: 'Parafil',
    says: ['Audité'],
  },
  {
    what: 'solution with every answer',
    path: `${solution(DEMO.parafil)}?reponses=toutes`,
    title: 'Parafil',
    whole: true,
  },
  {
    what: 'solution audited almost everywhere',
    path: solution(DEMO.brenneParapheur),
    title: /Parapheur/,
    says: ['Audité'],
  },
  {
    what: 'unclaimed solution',
    path: solution(DEMO.scelleLibre),
    title: 'Scellé libre',
    says: ['Aucune évaluation : l’éditeur n’a pas encore répondu'],
  },
  {
    what: 'unassessed solution',
    path: solution(DEMO.factsOnly),
    title: 'Éclusier Achats',
    says: ['Pas encore évaluée'],
  },
  {
    what: 'solution whose assessment is a draft',
    path: solution(DEMO.draftAssessment),
    title: /./,
    says: ['Pas encore évaluée'],
  },
  {
    what: 'stale assessment',
    path: solution(DEMO.guichetGlycine),
    title: 'Guichet Glycine',
    says: ['Évaluation à renouveler'],
  },
  {
    what: 'expired assessment',
    path: solution(DEMO.calamo),
    title: 'Calamo',
    says: ['Évaluation expirée depuis le', 'Dernières notes connues, hors des tris'],
  },
  {
    what: 'contested answer',
    path: solution(DEMO.hermineSignature),
    title: 'Hermine Signature',
    says: ['1 réponse contestée'],
  },
  {
    what: 'missing prerequisite',
    path: solution(DEMO.visaNova),
    title: /./,
    says: ['Prérequis manquant'],
  },
  { what: 'longest name', path: solution(DEMO.longName), title: /.{120}/ },
  { what: 'description of one word', path: solution(DEMO.oneWord), title: /./ },
  { what: 'the catalogue itself', path: solution(DEMO.itself), title: 'Catalogue GouvTech' },
  {
    what: 'withdrawn solution',
    path: solution(DEMO.withdrawn),
    status: 410,
    title: 'Semainier des compétences n’est plus au catalogue',
    says: ['Retirée depuis le'],
  },
  {
    what: 'suspended solution',
    path: solution(DEMO.suspended),
    status: 410,
    title: 'Démarche Plume n’est plus au catalogue',
    says: ['Suspendue depuis le'],
  },
  {
    what: 'archived solution',
    path: solution(DEMO.archived),
    status: 410,
    title: 'Petit Trésor n’est plus au catalogue',
    says: ['Archivée depuis le'],
  },
  {
    what: 'solution that is not public yet',
    path: solution(DEMO.draft),
    status: 404,
    title: 'Cette fiche n’existe pas',
  },
  {
    what: 'solution that does not exist',
    path: solution('cette-solution-n-existe-pas'),
    status: 404,
    title: 'Cette fiche n’existe pas',
  },
];

const SEARCHES: PageRow[] = [
  { what: 'list', path: '/solutions', title: 'Solutions', says: ['solutions'] },
  { what: 'last page of the list', path: '/solutions?page=11', title: 'Page 11 · Solutions' },
  {
    what: 'page after the last one',
    path: '/solutions?page=99',
    title: 'Page 99 · Solutions',
    says: ['La page 99 n’existe pas'],
  },
  { what: 'all the filters', path: '/solutions?vue=filtres', title: 'Solutions' },
  {
    what: 'search with many filters',
    path: '/solutions?q=signature&location=france&location=eu&deployment=saas-shared&licence=open-source&licence=proprietary&proof=documented&score-SEC=25&sort=assured&theme=SEC',
    title: 'Signature · Solutions',
  },
  {
    what: 'search without any result',
    path: '/solutions?q=zzqxwv&location=france',
    title: 'Zzqxwv · Solutions',
    says: ['Aucune solution', 'Vérifiez l’orthographe'],
  },
  {
    what: 'search that cannot be read',
    path: '/solutions?licence=inconnue',
    status: 400,
    title: 'Cette recherche comporte une erreur',
    says: ['La valeur « inconnue » n’est pas acceptée'],
  },
];

const history = (slug: string, query = ''): string => `${solution(slug)}/historique${query}`;

const COMPARISONS: PageRow[] = [
  { what: 'comparison of nothing yet', path: '/comparer', title: /Comparer/ },
  {
    what: 'comparison of four solutions',
    path: `/comparer?s=${[DEMO.parafil, DEMO.visaNova, DEMO.calamo, DEMO.scelleLibre].join(',')}`,
    title: /./,
    says: ['Parafil', 'Calamo', 'Scellé libre'],
  },
  {
    what: 'whole comparison',
    path: `/comparer?s=${DEMO.parafil},${DEMO.calamo}&tout=1`,
    title: /./,
    whole: true,
  },
  {
    what: 'comparison with an unknown solution',
    path: `/comparer?s=${DEMO.parafil},inconnue`,
    title: /./,
    says: ['inconnue'],
  },
  {
    what: 'comparison of too many solutions',
    path: `/comparer?s=${Object.values(DEMO).slice(0, 6).join(',')}`,
    title: /./,
    says: ['cinq solutions au plus'],
  },
  {
    what: 'comparison of unknown solutions only',
    path: '/comparer?s=inconnue',
    status: 404,
    title: /./,
  },
];

const HISTORIES: PageRow[] = [
  { what: 'history', path: history(DEMO.parafil), title: /Parafil/ },
  { what: 'past version', path: history(DEMO.parafil, '?version=1'), title: /Parafil/ },
  { what: 'scores on a date', path: history(DEMO.parafil, '?date=2026-06-01'), title: /Parafil/ },
  {
    what: 'version never published',
    path: history(DEMO.parafil, '?version=99'),
    status: 404,
    title: /./,
  },
  {
    what: 'date that cannot be read',
    path: history(DEMO.parafil, '?date=hier'),
    status: 400,
    title: /./,
  },
  {
    what: 'history of a withdrawn solution',
    path: history(DEMO.withdrawn),
    title: /./,
    says: ['Retirée depuis le'],
  },
];

export const PAGES: PageRow[] = [
  { what: 'home', path: '/', title: '' },
  ...SEARCHES,
  ...LISTINGS,
  ...COMPARISONS,
  ...HISTORIES,
  { what: 'référentiel', path: '/referentiel', title: /^Référentiel 20/ },
  { what: 'criterion', path: '/referentiel/SEC-01', title: /^SEC-01, / },
  { what: 'criterion with a proportional rubric', path: '/referentiel/ACC-01', title: /^ACC-01, / },
  {
    what: 'criterion that does not exist',
    path: '/referentiel/ZZZ-99',
    status: 404,
    title: 'Cette page n’existe pas',
    says: ['Le critère « ZZZ-99 » n’existe pas'],
  },
  { what: 'method', path: '/methode', title: /preuves et les notes/ },
  {
    what: 'statistics',
    path: '/statistiques',
    title: 'Le catalogue en chiffres',
    says: ['Fiches par état', 'Échéances à venir'],
  },
  {
    what: 'register of labels',
    path: '/labels',
    title: 'Labels et labellisateurs',
    says: ['Ce que dit un label', 'Vérif Éthique'],
  },
  { what: 'label', path: '/labels/L-2026-0012', title: /^Label /, says: ['Avis par critère'] },
  {
    what: 'label with every verdict',
    path: '/labels/L-2026-0012?avis=tous',
    title: /^Label /,
    whole: true,
  },
  { what: 'labeller', path: '/labellisateurs/verif-ethique', title: 'Vérif Éthique' },
  {
    what: 'labeller that does not exist',
    path: '/labellisateurs/personne',
    status: 404,
    title: 'Cette page n’existe pas',
  },
  { what: 'login', path: '/connexion', title: 'Connexion', says: ['S’identifier avec ProConnect'] },
  {
    what: 'login that was refused',
    path: '/connexion?erreur=cancelled',
    title: 'Connexion',
    says: ['Vous avez interrompu la connexion'],
  },
  {
    what: 'login link that is over',
    path: '/connexion/lien?jeton=inconnu',
    title: 'Ce lien n’est plus valable',
    says: ['Ce lien a déjà servi, ou date de plus de 15 minutes'],
  },
  { what: 'help', path: '/aide', title: 'Aide' },
  { what: 'verifying a label', path: '/verifier', title: 'Vérifier un label' },
  { what: 'accessibility', path: '/accessibilite', title: /^Accessibilité : / },
  { what: 'eco-design', path: '/eco-conception', title: 'Éco-conception' },
  { what: 'privacy', path: '/confidentialite', title: 'Confidentialité' },
  { what: 'legal notice', path: '/mentions-legales', title: 'Mentions légales' },
  {
    what: 'address that leads nowhere',
    path: '/cette/page/n-existe-pas',
    status: 404,
    title: 'Cette page n’existe pas',
  },
  {
    what: 'address that cannot be decoded',
    path: '/solutions/%ff',
    status: 400,
    title: 'Cette adresse comporte une erreur',
  },
];
