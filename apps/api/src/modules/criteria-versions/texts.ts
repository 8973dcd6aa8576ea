/** What is written to vendors about a version, in French. */
import type { Day } from '@gouvtech/criteria';
import { formatDate } from '@gouvtech/domain/format';

type Announced = { version: string; inForceOn: Day };

/** Names the announcement in what people are told, once for each organisation; another one is told again. */
export const toldKey = ({ version, announcedAt }: { version: string; announcedAt: string }) =>
  `criteria:announce:${version}:${new Date(announcedAt).toISOString()}:`;

export const announcementText = ({ version, inForceOn }: Announced, solution: string) => ({
  title: `Le référentiel ${version} entre en vigueur le ${formatDate(inForceOn)}`,
  body: [
    `Une nouvelle version du référentiel, ${version}, comptera à partir du ${formatDate(inForceOn)}. D’ici là, rien ne change : vos évaluations publiées restent ce qu’elles sont, et elles le restent jusqu’à leur terme.`,
    `Nous avons calculé ce que cette version changerait pour « ${solution} » : notes avant et après, prérequis, critères à répondre de nouveau. Cette simulation n’est visible que de votre organisation.`,
  ].join('\n\n'),
});

export const retractionText = ({ version, inForceOn }: Announced, reason: string) => ({
  title: `L’annonce du référentiel ${version} est retirée`,
  body: [
    `Le référentiel ${version} n’entrera pas en vigueur le ${formatDate(inForceOn)}. Rien ne change pour vos évaluations.`,
    `Motif : ${reason}`,
  ].join('\n\n'),
});

export type Carried = { kept: number; toConfirm: number; unanswered: number; archived: number };

export const migrationText = (version: string, solution: string, carried: Carried) => ({
  title: `L’évaluation de « ${solution} » suit le référentiel ${version}`,
  body: [
    `Le référentiel ${version} est en vigueur. Le brouillon de l’évaluation de « ${solution} » y est repris : rien n’est perdu, et rien n’est publié sans vous.`,
    `Réponses gardées telles quelles : ${carried.kept}. À confirmer, parce que la question a changé : ${carried.toConfirm}. Critères sans réponse : ${carried.unanswered}. Réponses archivées, dont le critère n’existe plus : ${carried.archived}.`,
  ].join('\n\n'),
});
