import { Type } from 'typebox';
import { SEVERITIES, VERDICT_OUTCOMES } from '@gouvtech/domain';
import { count, named, text } from '../../contract/schema.ts';
import { figures } from '../assessments/index.ts';
import {
  answer,
  closed,
  label,
  method,
  outcome,
  reply,
  reportHeader,
  severity,
  theme,
  value,
} from './schemas-common.ts';

const counts = <K extends string>(keys: readonly K[]) =>
  Type.Object(
    Object.fromEntries(keys.map((key) => [key, count('Avis.')])) as Record<
      K,
      ReturnType<typeof count>
    >,
    closed,
  );
const titles = Type.Array(
  Type.Object({ id: text('Identifiant.'), title: text('Intitulé.') }, closed),
);

export const AuditReport = named(
  'AuditReport',
  Type.Object(
    {
      audit: reportHeader,
      overall: figures,
      themes: Type.Array(Type.Object({ theme, score: figures }, closed)),
      label,
      outcomes: counts(VERDICT_OUTCOMES),
      severities: counts(SEVERITIES),
      criteria: Type.Array(
        Type.Object(
          {
            id: text('Critère.'),
            theme,
            blocking: Type.Boolean({ description: 'Prérequis.' }),
            title: text('Intitulé.'),
            answer: Type.Object(answer, closed),
            outcome,
            value: value('Valeur retenue'),
            methods: Type.Array(method),
            severity,
            finding: text('Constat.'),
            evidence: titles,
            reply: reply({ evidence: titles }),
          },
          closed,
        ),
        { description: 'Avis rendus, dans l’ordre du référentiel. Sans les notes de l’équipe.' },
      ),
    },
    { ...closed, description: 'Le rapport provisoire d’un audit.' },
  ),
);
