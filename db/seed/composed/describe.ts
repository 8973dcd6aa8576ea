import type { Listing } from '@gouvtech/domain';
import { pick } from '../chance.ts';
import type { VendorSeed } from '../model.ts';

const KIND: Record<VendorSeed['kind'], string> = {
  company: 'une entreprise',
  cooperative: 'une coopérative',
  association: 'une association',
  'public-body': 'un organisme public',
};

/** Three paragraphs: what is noticed first, how it runs, who stands behind. */
export function describe(
  slug: string,
  remark: string,
  {
    deployments,
    hosting,
    repository,
    prices,
  }: Pick<Listing, 'deployments' | 'hosting' | 'repository' | 'prices'>,
  vendor: VendorSeed,
): string {
  const first = `${remark} ${pick(DAILY_LIFE, slug, 'life')}`;
  const online = hosting
    ? pick(ONLINE, slug, 'online').replace('{host}', hosting.host)
    : pick(ON_SITE, slug, 'site');
  const mobile = deployments.includes('mobile')
    ? ' Une application mobile complète les écrans.'
    : '';
  const code = repository ? ` ${pick(OPEN, slug, 'open')}` : '';
  const exit = prices.some(({ stage, amountCents }) => stage === 'exit' && amountCents === 0)
    ? ` ${pick(EXIT, slug, 'exit')}`
    : '';
  const team = `${vendor.name}, ${KIND[vendor.kind]} de ${vendor.headcount} personnes établie à ${vendor.city}`;
  const established = vendor.kind === 'public-body' ? team.replace('établie', 'établi') : team;
  return [
    first,
    `${online}${mobile}${code}${exit}`,
    `${established}, ${pick(SUPPORT, slug, 'support')}`,
  ].join('\n\n');
}

const DAILY_LIFE = [
  'Les droits se règlent par rôle et non agent par agent.',
  'Les écrans du quotidien tiennent sans défilement sur un poste ordinaire.',
  'Les exports se font par l’agent, à tout moment, sans ticket.',
  'Un mode d’essai permet de se tromper sans conséquence.',
  'La prise en main demande une demi-journée, d’après les premiers utilisateurs.',
  'Chaque action laisse une trace que le responsable peut relire.',
  'Les libellés se modifient pour parler comme le service.',
  'Les rappels partent aux heures de bureau, jamais le dimanche.',
];
const ONLINE = [
  'Le service est exploité par l’éditeur chez {host}, avec une sauvegarde chaque nuit.',
  'L’éditeur exploite la solution chez {host} et prévient une semaine avant chaque mise à jour.',
  'La solution s’utilise en ligne ; les données sont confiées à {host}.',
  'L’hébergement est assuré par {host}, dont le contrat est remis avec l’offre.',
];
const ON_SITE = [
  'La solution s’installe chez vous, sur un serveur modeste, avec un guide pas à pas.',
  'Rien ne quitte vos murs : l’installation se fait sur vos machines.',
  'Vous choisissez l’hébergeur ; l’éditeur fournit les images et le guide.',
];
const OPEN = [
  'Le code est public et les demandes d’évolution s’y discutent.',
  'Le dépôt est ouvert ; trois collectivités y contribuent déjà.',
  'Le code publié suffit à l’installer sans l’éditeur.',
];
const EXIT = [
  'La sortie est sans frais.',
  'Le départ ne coûte rien et se prépare dès la signature.',
  'Aucun frais n’est demandé au départ.',
];
const SUPPORT = [
  'répond au téléphone aux heures ouvrées et réunit ses utilisateurs deux fois par an.',
  'forme un référent par service, puis reste joignable par courriel.',
  'publie sa feuille de route chaque trimestre et la relit avec ses clients.',
  'accompagne la reprise des données et reste présente les trois premiers mois.',
  'travaille avec une dizaine d’administrations et ne cherche pas à grandir trop vite.',
  'tient une permanence hebdomadaire en ligne, ouverte aux curieux.',
];
