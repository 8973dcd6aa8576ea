/** The parents an organisation declares, as it types them. */
import type { FieldProblem } from '@gouvtech/domain';
import { normaliseSiren, sirenProblem } from '@gouvtech/domain/siren';

export const PARENTS_MAX = 10;

/** @returns each SIREN once, in order; every faulty one is named */
export function parentsOf(
  typed: readonly string[],
  own: string | null,
): { sirens: string[]; problems: FieldProblem[] } {
  const found = typed.map(normaliseSiren).filter((one) => one !== '');
  const sirens = [...new Set(found)];
  const problem = (message: string) => ({ path: 'sirens', message });
  if (sirens.length > PARENTS_MAX)
    return {
      sirens,
      problems: [
        problem(
          `Vous donnez ${sirens.length} numéros, il en faut ${PARENTS_MAX} au plus. Gardez les sociétés qui contrôlent la vôtre.`,
        ),
      ],
    };
  const problems = sirens.flatMap((one) => {
    const wrong =
      one === own ? 'C’est celui de votre organisation. Retirez-le.' : sirenProblem(one);
    return wrong ? [problem(`« ${one.slice(0, 30)} » : ${wrong}`)] : [];
  });
  return { sirens, problems };
}
