/** Themes given to colleagues. It says who is expected to answer; everyone may still answer everything. */
import type { ThemeId } from '@gouvtech/criteria';
import { themeText } from '@gouvtech/criteria/texts';
import { appendEvent } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import { ProblemError } from '../../../contract/problem-error.ts';
import { notify } from '../../notifications/index.ts';
import { assessmentObject, demandAct, demandSolution, noRound, type Who } from '../access.ts';
import {
  findAssignments,
  findColleagues,
  writeAssignment,
  type Colleague,
} from '../assignment-repository.ts';
import { lockRounds } from '../round-repository.ts';
import type { AssessmentDependencies } from './dependencies.ts';

type Asked = { theme: ThemeId; accountId: string | null };

export function assignUseCases({ database, clock, publicOrigin }: AssessmentDependencies) {
  return {
    /** @throws ProblemError `invalid-input` for who is no member */
    async assign(who: Who, slug: string, asked: Asked[]) {
      const now = clock().toISOString();
      const { id } = await demandSolution(database.db, who.actor, slug);
      return database.transaction(async (tx) => {
        const solution = await lockRounds(tx, id);
        const { open: round, organisationId } = solution;
        if (!round) throw noRound();
        demandAct(who.actor, 'assessment:assign-theme', assessmentObject(solution, round));
        const colleagues = await findColleagues(tx, organisationId);
        demandColleagues(asked, colleagues);
        const before = await findAssignments(tx, round.id, colleagues);
        const { accountId: assignedBy } = who.actor;
        const changes = asked.filter(
          ({ theme, accountId }) => (before.get(theme)?.accountId ?? null) !== accountId,
        );
        for (const { theme, accountId } of changes) {
          const written = { assessmentId: round.id, theme, accountId };
          await writeAssignment(tx, { ...written, assignedBy, assignedAt: now });
          if (accountId !== null && accountId !== assignedBy) {
            const { name } = themeText(theme, round.criteriaSet);
            await notify(tx, {
              accountIds: [accountId],
              kind: 'teamwork',
              key: `assessment:assign-theme:${round.id}:${theme}:${now}`,
              title: `${who.name} vous confie le thème ${name}, ${solution.name}`,
              body: 'Vos collègues comptent sur vous pour répondre à ses critères. Chacun peut toujours répondre à tout.',
              href: `/espace/solutions/${solution.slug}/evaluation/${theme}`,
              now,
              publicOrigin,
            });
          }
        }
        const after = await findAssignments(tx, round.id, colleagues);
        for (const { theme, accountId } of changes) {
          await appendEvent(tx, {
            at: now,
            actor: assignedBy,
            role: 'member',
            action: 'assessment:assign-theme',
            object: { type: 'assessment', id: round.id },
            organisationId,
            solutionId: solution.id,
            data: { theme, accountId },
          });
        }
        return {
          themes: [...after].map(([theme, assignee]) => ({ theme: theme as ThemeId, assignee })),
        };
      });
    },
  };
}

function demandColleagues(asked: Asked[], colleagues: Colleague[]): void {
  const known = new Set(colleagues.map(({ accountId }) => accountId));
  const errors = asked.flatMap(({ theme, accountId }, index): FieldProblem[] =>
    accountId === null || known.has(accountId)
      ? []
      : [
          {
            path: `themes.${index}.accountId`,
            message: `Cette personne n’est pas membre de l’organisation : choisissez un collègue pour le thème ${theme}.`,
          },
        ],
  );
  if (errors.length === 0) return;
  throw new ProblemError('invalid-input', {
    detail: 'Rien n’est confié. Corrigez les points signalés.',
    errors,
  });
}
