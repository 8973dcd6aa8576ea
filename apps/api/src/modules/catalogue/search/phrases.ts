/** What people write around their need. Folded, without signs; what staff edits is in the table of synonyms. */
import type { AudienceCode } from '@gouvtech/domain';

const words = (text: string): string[] => text.trim().split(/\s+/);
const phrases = (text: string): string[][] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map(words);

/** Said to a person, not to a search: left out when other words remain. */
export const COURTESIES = phrases(`
  je cherche, je recherche, je voudrais, je veux, je souhaite, nous cherchons, nous recherchons, nous voulons,
  on cherche, cherche, recherche, trouver, quel est, quelle est, quels sont, quelles sont, quel, quelle, quels, quelles,
  y a t il, existe t il, comment, besoin de, besoin d, j ai besoin de, avez vous, qui permet de, permettant de,
  mettre en place, outil pour, outils pour, outil de, outils de, logiciel pour, logiciels pour, logiciel de,
  logiciels de, logiciel d, outil d, solution pour, solutions pour, solution de, solutions de, solution d,
  application pour, application de, application d, plateforme pour, plateforme de, plateforme d, bonjour, svp, merci`);

/** Says that a product must be replaced: the products that solutions replace then weigh more. */
export const REPLACEMENTS = phrases(`
  alternative libre a, alternative open source a, alternative francaise a, alternative souveraine a, alternative a,
  alternative au, alternative aux, alternatives a, alternatives au, alternative de, alternative pour, alternative,
  alternatives, remplacer un, remplacer une, remplacer le, remplacer la, remplacer l, remplacer les, remplacer, remplace,
  remplacement de, remplacement d, remplacement du, remplacant de, a la place de, au lieu de, en remplacement de,
  equivalent de, equivalent a, equivalent du, equivalent, equivalents de, concurrent de, comme`);

/** Words that most listings could claim: they help to order, none is required. */
export const MINOR = new Set(
  words(`
  outil outils logiciel logiciels solution solutions application applications appli plateforme progiciel service
  services produit systeme gestion gerer gestionnaire organiser faire utiliser creer realiser suivre suivi mettre
  ligne numerique electronique informatique agent agents public publics publique publiques libre gratuit gratuite
  souverain souveraine francais francaise simple plusieurs trouver obtenir proposer publier diffuser permettre aider
  faciliter simplifier`),
);

const TOWNS: AudienceCode[] = [
  'town-under-3500',
  'town-3500-30000',
  'town-30000-50000',
  'town-over-50000',
];
const LOCAL: AudienceCode[] = [...TOWNS, 'intermunicipal', 'department', 'region'];

/** Whom the solution is for, after « pour », « dans », « en », « de » or « d’ ». */
export const AUDIENCES: { phrase: string[]; codes: AudienceCode[] }[] = (
  [
    [
      'petite commune, petites communes, commune rurale, communes rurales, village, petite ville',
      ['town-under-3500'],
    ],
    ['petite mairie, petites mairies, petites villes', ['town-under-3500', 'town-3500-30000']],
    ['grande ville, grandes villes', ['town-over-50000']],
    ['commune, communes, mairie, mairies, ville, villes, municipalite', TOWNS],
    ['petite collectivite, petites collectivites', ['town-under-3500', 'town-3500-30000']],
    ['collectivite, collectivites, collectivite territoriale, collectivites territoriales', LOCAL],
    [
      'intercommunalite, intercommunalites, epci, communaute de communes, agglo, agglomeration, metropole',
      ['intermunicipal'],
    ],
    ['departement, departements, conseil departemental', ['department']],
    ['region, regions, conseil regional', ['region']],
    ['hopital, hopitaux, ehpad, etablissement de sante, clinique, ght', ['hospital']],
    ['ministere, ministeres, prefecture, administration centrale, etat', ['state']],
    ['universite, universites, laboratoire, rectorat', ['education-research']],
    ['syndicat mixte, sdis, centre de gestion', ['local-establishment']],
  ] satisfies [string, AudienceCode[]][]
).flatMap(([list, codes]) => phrases(list).map((phrase) => ({ phrase, codes })));

export const TOWARDS = new Set(words('pour dans en de d destine destinee adapte adaptee chez a'));
export const DETERMINERS = new Set(
  words('un une des les la le l ma mon notre nos ce cette mes petite petites'),
);
