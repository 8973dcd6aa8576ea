/** Audits that were decided: a label in each state, at each level, of each scheme. */
import type { AuditSeed } from './model.ts';

const VERIF = { labeller: 'verif-ethique', team: ['ines-kerloch', 'romain-delattre'] };
const ATELIER = { labeller: 'atelier-audit-public', team: ['fatou-diarra'] };
const VERDELET = { labeller: 'verdelet-evaluation' };

/** The usual pace of an audit, counted back from the day of its decision. */
const paced = (on: number) => ({
  ...{ requested: on - 62, assigned: on - 58, accepted: on - 55, opened: on - 48 },
  ...{ sent: on - 22, repliesClosed: on - 12, finalised: on - 10 },
});
const granted = (on: number, by = 'solange-abadie', reason = GRANTED) => ({
  decided: { on, by, outcome: 'granted' as const, reason },
});
const refused = (on: number, by: string, reason: string) => ({
  decided: { on, by, outcome: 'refused' as const, reason },
});
const GRANTED =
  'Les prérequis sont tous audités et les seuils du niveau sont atteints. Aucune réserve de l’équipe.';
const ATELIER_DECIDES = 'marc-olivier-henry';

export const CLOSED: readonly AuditSeed[] = [
  {
    ...{ number: 11, slug: 'carte-sur-table', scheme: 'socle-public', ...VERIF },
    ...{ requested: -258, assigned: -257, accepted: -256, opened: -254, sent: -250 },
    ...{ repliesClosed: -247, finalised: -245, ...granted(-240), label: { number: 5 } },
  },
  {
    ...{ number: 17, slug: 'adresse-vive', scheme: 'socle-public', ...ATELIER },
    ...{ ...paced(-30), ...granted(-30, ATELIER_DECIDES) },
    label: {
      number: 12,
      conditions:
        'Le label porte sur le service hébergé. Une installation chez le client demande une vérification de sa configuration.',
    },
  },
  {
    ...{ number: 18, slug: 'urne-ouverte', scheme: 'socle-public', ...ATELIER },
    ...{ ...paced(-35), ...granted(-35, ATELIER_DECIDES), label: { number: 11 } },
  },
  {
    ...{ number: 13, slug: 'agenda-maison-commune', scheme: 'confiance-numerique', ...VERIF },
    ...{ by: 'helene-corvisy', ...paced(-150), ...granted(-150), label: { number: 7 } },
  },
  {
    ...{ number: 15, slug: 'marche-du-samedi', scheme: 'numerique-pour-tous', ...ATELIER },
    ...{ by: 'helene-corvisy', ...paced(-44), ...granted(-44, ATELIER_DECIDES) },
    label: { number: 10 },
  },
  {
    ...{ number: 14, slug: 'le-bon-paraphe', scheme: 'numerique-pour-tous', ...ATELIER },
    ...{ by: 'bastien-laroque', ...paced(-95), ...granted(-95, ATELIER_DECIDES) },
    label: { number: 8 },
  },
  {
    ...{ number: 9, slug: 'brenne-parapheur', scheme: 'confiance-numerique', ...VERIF },
    ...{ requested: -308, assigned: -307, accepted: -306, opened: -305, sent: -302 },
    ...{ repliesClosed: -298, finalised: -296, others: 'inconclusive', ...granted(-293) },
    label: { number: 4 },
  },
  {
    ...{
      number: 38,
      surveillanceOf: 4,
      slug: 'brenne-parapheur',
      scheme: 'confiance-numerique',
    },
    ...{ labeller: 'verif-ethique', team: ['romain-delattre'], requested: -20, assigned: -18 },
    ...{ accepted: -16, opened: -10, written: 4 },
  },
  {
    ...{ number: 39, slug: 'fileuse-entrepot', scheme: 'socle-public', ...VERIF },
    ...{ ...paced(-3), ...granted(-3), label: { number: 16, from: 8 } },
  },
  {
    ...{ number: 8, slug: 'circuit-clair', scheme: 'numerique-pour-tous', ...ATELIER },
    ...{ by: 'bastien-laroque', requested: -396, assigned: -394, accepted: -392, opened: -390 },
    ...{ sent: -375, repliesClosed: -366, finalised: -364, ...granted(-325, ATELIER_DECIDES) },
    label: {
      number: 3,
      end: {
        status: 'suspended',
        on: -45,
        cause: 'prerequisite-unproven',
        reason:
          'La nouvelle évaluation est publiée depuis trente jours, et des prérequis n’y sont plus audités.',
      },
    },
  },
  {
    ...{ number: 1, slug: 'amphi-libre', scheme: 'numerique-pour-tous', ...VERDELET },
    ...{ requested: -1160, assigned: -1156, accepted: -1155, opened: -1150, sent: -1130 },
    ...{ repliesClosed: -1121, finalised: -1120, ...granted(-1110, 'violette-sanchez') },
    label: {
      number: 1,
      end: {
        status: 'expired',
        on: -14,
        reason: 'Le label est arrivé à son terme, trente-six mois après la décision.',
      },
    },
  },
  {
    ...{ number: 7, slug: 'rayon-vert', scheme: 'numerique-pour-tous', ...ATELIER },
    ...{ requested: -470, assigned: -468, accepted: -466, opened: -460, sent: -430 },
    ...{ repliesClosed: -420, finalised: -415, ...granted(-400, ATELIER_DECIDES) },
    label: {
      number: 2,
      end: {
        status: 'superseded',
        on: -58,
        by: 9,
        reason: 'Un label d’un autre niveau, accordé après un nouvel audit, le remplace.',
      },
    },
  },
  {
    ...{ number: 16, slug: 'rayon-vert', round: 1, scheme: 'numerique-pour-tous', ...ATELIER },
    ...{ ...paced(-58), requested: -117, assigned: -115, accepted: -113, opened: -106 },
    ...{ ...granted(-58, ATELIER_DECIDES), label: { number: 9 } },
  },
  {
    ...{ number: 12, slug: 'demarche-plume', scheme: 'confiance-numerique', ...VERIF },
    ...{ requested: -148, assigned: -146, accepted: -144, opened: -140, sent: -115 },
    ...{ repliesClosed: -106, finalised: -104, ...granted(-100) },
    label: {
      number: 13,
      end: {
        status: 'revoked',
        on: -15,
        reason:
          'L’évaluation a été invalidée pour fraude établie. Le label, accordé sur ses réponses, est révoqué.',
      },
    },
  },
  {
    ...{ number: 10, slug: 'semainier-des-competences', scheme: 'confiance-numerique', ...VERIF },
    ...{ requested: -195, assigned: -193, accepted: -190, opened: -186, sent: -160 },
    ...{ repliesClosed: -150, finalised: -146, ...granted(-140) },
    label: {
      number: 6,
      end: {
        status: 'withdrawn',
        on: -64,
        reason: 'L’éditeur arrête sa solution, et rend son label avec elle.',
      },
    },
  },
  {
    ...{ number: 19, slug: 'coup-de-pouce', scheme: 'socle-public', ...ATELIER },
    ...{ ...paced(-60), requested: -125, assigned: -122, accepted: -119, opened: -110 },
    others: 'inconclusive',
    ...refused(
      -60,
      ATELIER_DECIDES,
      'Une réponse est réfutée, et plusieurs prérequis n’ont pas pu être examinés. Aucun niveau n’est atteint.',
    ),
    label: { number: 14, shown: true },
  },
  {
    ...{ number: 20, slug: 'veille-de-loire', scheme: 'confiance-numerique', ...VERIF },
    ...{ requested: -246, assigned: -244, accepted: -242, opened: -240, sent: -215 },
    ...{ repliesClosed: -205, finalised: -200, others: 'inconclusive' },
    ...refused(
      -190,
      'solange-abadie',
      'Trop de prérequis n’ont pas pu être examinés dans le temps de l’audit.',
    ),
    label: { number: 15 },
  },
  {
    ...{ number: 21, slug: 'livret-du-souvenir', scheme: 'numerique-pour-tous', ...ATELIER },
    ...{ requested: -70, by: 'bastien-laroque', assigned: -68, accepted: -66, opened: -62 },
    ...{ sent: -40, repliesClosed: -31, finalised: -28 },
    ...refused(
      -20,
      ATELIER_DECIDES,
      'L’accessibilité et l’éco-conception restent sous les seuils du premier niveau.',
    ),
    label: { number: 17 },
    appeal: {
      on: -8,
      by: 'bastien-laroque',
      reason:
        'Deux critères d’accessibilité ont été jugés sur une version de recette, alors que la version en ligne corrigeait ces défauts depuis deux semaines.',
    },
  },
  {
    ...{ number: 22, slug: 'facade', scheme: 'socle-public', ...ATELIER },
    ...{ requested: -64, assigned: -62, accepted: -61, opened: -58, sent: -50 },
    ...{ repliesClosed: -45, finalised: -44, others: 'inconclusive' },
    ...refused(
      -42,
      ATELIER_DECIDES,
      'L’équipe n’a conclu sur aucun critère, faute d’accès à l’instance de recette.',
    ),
    label: { number: 18 },
    appeal: {
      on: -30,
      reason:
        'L’accès à l’instance était ouvert. Les journaux montrent que personne ne s’y est connecté.',
      decided: {
        on: -13,
        outcome: 'upheld',
        answer:
          'Les journaux joints au recours sont probants. Un nouvel audit commence, avec une autre équipe.',
      },
    },
  },
  {
    ...{ number: 40, slug: 'facade', scheme: 'socle-public', labeller: 'atelier-audit-public' },
    ...{ requested: -13, replaces: 22 },
  },
];
