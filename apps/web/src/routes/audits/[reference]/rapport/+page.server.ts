import { TIERS } from '@gouvtech/criteria';
import { VERDICT_OUTCOMES } from '@gouvtech/domain';
import { methodWords, SEVERITY_WORDS, VERDICT_NAMES } from '@gouvtech/domain/words/verdict';
import { formatPercent } from '#lib/format.ts';
import { getReport, headOf, schemeName, themeName } from '../avis/view/calls.server.ts';
import { verdictWords } from '../avis/view/words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference } }) => {
  const { audit, overall, themes, label, outcomes, severities, criteria } =
    await getReport(reference);
  const version = audit.frozen.criteriaSet;
  return {
    head: headOf(audit),
    ...{ audit, overall, label },
    scheme: schemeName(audit),
    sha256: audit.frozen.sha256,
    themes: themes.map((one) => ({ ...one, name: themeName(version, one.theme) })),
    counts: VERDICT_OUTCOMES.filter((one) => outcomes[one] > 0).map((one) => ({
      name: VERDICT_NAMES[one],
      count: outcomes[one],
    })),
    severities,
    groups: themes
      .map(({ theme }) => ({
        theme,
        name: themeName(version, theme),
        lines: criteria
          .filter((one) => one.theme === theme)
          .map((one) => ({
            ...{ id: one.id, title: one.title, blocking: one.blocking, finding: one.finding },
            statement: one.answer.statement,
            declared:
              one.answer.declaredValue === null ? null : formatPercent(one.answer.declaredValue),
            mark: TIERS.find((tier) => tier === one.answer.proof)!,
            verdict: verdictWords('given', one),
            severity: one.severity === 'none' ? null : SEVERITY_WORDS[one.severity],
            methods: methodWords(one.methods),
            evidence: one.evidence.map(({ title }) => title).join(', '),
            reply: one.reply && {
              ...{ text: one.reply.text, by: one.reply.by, at: one.reply.at },
              evidence: one.reply.evidence.map(({ title }) => title).join(', '),
            },
          })),
      }))
      .filter(({ lines }) => lines.length > 0),
  };
};
