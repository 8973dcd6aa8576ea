import { Type, type TSchema } from 'typebox';
import { PROBLEM_CODES, type ProblemCode } from '@gouvtech/domain';
import { PROBLEMS } from './problems.ts';
import { named, oneOf, ref, text } from './schema.ts';

export const FieldProblem = named(
  'FieldProblem',
  Type.Object(
    {
      path: text('Nom du paramètre ou du champ en cause.'),
      message: text('Ce qui ne va pas et ce qui est attendu, en français.'),
    },
    { additionalProperties: false },
  ),
);

const members = {
  type: text('Adresse de la page qui explique ce problème.', { format: 'uri' }),
  title: text('Ce qui s’est passé, en une phrase, toujours la même pour un code.'),
  status: Type.Integer({ description: 'Statut HTTP de la réponse.' }),
  code: oneOf(PROBLEM_CODES, { description: 'Code stable, à tester dans un programme.' }),
  detail: Type.Optional(text('Ce qui s’est passé cette fois, et que faire ensuite.')),
  instance: text('Adresse demandée.'),
  errors: Type.Optional(
    Type.Array(ref(FieldProblem), { description: 'Une entrée par paramètre ou champ en cause.' }),
  ),
  requestId: Type.Optional(text('Numéro de la demande, à citer si vous nous signalez l’erreur.')),
};

export const Problem = named(
  'Problem',
  Type.Object(members, {
    additionalProperties: false,
    description: 'Problème au format RFC 9457 (application/problem+json).',
  }),
);

/** A problem that carries more than the usual members. */
export const problemWith = <P extends Record<string, TSchema>>(name: string, extra: P) =>
  named(name, Type.Object({ ...members, ...extra }, { additionalProperties: false }));

type ReplySchema = {
  description: string;
  content: { 'application/problem+json': { schema: TSchema } };
};

/**
 * The problem replies of a route, grouped by status; descriptions name the codes. What any address can answer is
 * always there.
 * @param schemas the component of a code when it is not the common one
 */
export function problemReplies(
  codes: readonly ProblemCode[],
  schemas: Partial<Record<ProblemCode, TSchema & { $id: string }>> = {},
): Record<number, ReplySchema> {
  const replies: Record<number, ReplySchema> = {};
  for (const code of [...codes, 'unavailable', 'internal'] as const) {
    const { status, title } = PROBLEMS[code];
    const reply = (replies[status] ??= {
      description: '',
      content: { 'application/problem+json': { schema: ref(schemas[code] ?? Problem) } },
    });
    reply.description += `${reply.description ? ' ' : ''}${title} (${code}).`;
  }
  return replies;
}
