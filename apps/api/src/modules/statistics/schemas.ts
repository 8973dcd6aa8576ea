/** The HTTP contract of statistics. */
import { Type } from 'typebox';
import { THEME_IDS, TIERS } from '@gouvtech/criteria';
import { DOMAIN_CODES, ENDED_STATUSES, LISTED_STATUSES } from '@gouvtech/domain';
import { count, instant, named, nullable, oneOf, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };
const month = text('Mois UTC, AAAA-MM.', { pattern: '^[0-9]{4}-[0-9]{2}$' });
const delays = (what: string) =>
  Type.Array(
    Type.Object(
      {
        month,
        decisions: count('Décisions du mois.'),
        medianHours: nullable(
          Type.Number({ minimum: 0, description: 'Délai médian, en heures, au dixième.' }),
          { description: 'Nul : aucune décision ce mois-là.' },
        ),
      },
      closed,
    ),
    { description: `${what}, sur douze mois, du plus ancien.` },
  );

export const Statistics = named(
  'Statistics',
  Type.Object(
    {
      computedAt: instant('Quand elles ont été comptées'),
      statuses: Type.Array(
        Type.Object(
          {
            status: oneOf([...LISTED_STATUSES, ...ENDED_STATUSES, 'in_review'] as const),
            count: count('Fiches.'),
          },
          closed,
        ),
        { description: 'Fiches par état ; `in_review` réunit ce qui attend la modération.' },
      ),
      domains: Type.Array(
        Type.Object({ domain: oneOf(DOMAIN_CODES), count: count('Fiches en ligne.') }, closed),
        { description: 'Fiches en ligne par domaine ; une fiche peut en avoir plusieurs.' },
      ),
      assessments: Type.Array(
        Type.Object(
          {
            assessment: oneOf(['published', 'stale', 'expired', 'none'] as const),
            count: count('Fiches en ligne.'),
          },
          closed,
        ),
        { description: 'Fiches en ligne par état de leur évaluation.' },
      ),
      themes: Type.Array(
        Type.Object(
          {
            theme: oneOf(THEME_IDS),
            answers: Type.Array(
              Type.Object({ proof: oneOf(TIERS), count: count('Réponses.') }, closed),
              { description: 'Par étape de preuve atteinte.' },
            ),
          },
          closed,
        ),
        { description: 'Réponses publiées, par thème et par étape de preuve.' },
      ),
      delays: Type.Object(
        {
          listings: delays('De la soumission d’une fiche à la décision'),
          assessments: delays('De l’attestation retenue par une alerte à la décision'),
          disputes: delays('De l’ouverture d’une contestation à la décision'),
        },
        closed,
      ),
      expiries: Type.Array(
        Type.Object(
          {
            month,
            assessments: count('Évaluations qui atteignent douze mois.'),
            proofs: count('Preuves dont la fin de validité tombe ce mois-là.'),
          },
          closed,
        ),
        { description: 'Ce qui expire, sur douze mois, du mois en cours.' },
      ),
    },
    { ...closed, description: 'Le catalogue en chiffres, recompté par l’horloge chaque heure.' },
  ),
);

export const statisticsComponents = [Statistics];
