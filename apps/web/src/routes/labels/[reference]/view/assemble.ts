/** The page of a label from what the API says of it: verdicts named and grouped by theme, those that differ first. */
import { LABEL_SCHEMES, standsAsGiven } from '@gouvtech/domain';
import { methodWords, SEVERITY_WORDS, verdictName } from '@gouvtech/domain/words/verdict';
import { criterionTexts, themeText } from '@gouvtech/criteria/texts';
import { capital, formatDate, formatPercent } from '#lib/format.ts';
import type { LabelDetail, LabelVerdict } from '#lib/labels/words.ts';

export type VerdictItem = {
  id: string;
  title: string;
  blocking: boolean;
  /** what the vendor says */
  answer: string;
  justification: string | null;
  /** what the audit says */
  verdict: string;
  /** it could not tell */
  inconclusive: boolean;
  differs: boolean;
  finding: string;
  /** how it was established, and how serious the gap is */
  how: string;
  reply: string | null;
  repliedOn: string | null;
};

export type ThemeGroup = {
  id: string;
  name: string;
  counts: string;
  /** none unless the theme is open */
  items: VerdictItem[];
};

/**
 * What the page shows of the verdicts: those that differ in full, those without conclusion by name, the others one theme at a
 * time. All of them at once would be a page of a thousand elements.
 * @param asked `?avis=`: a theme, a surveillance (`surveillance-1`), or `tous`, to print them all
 */
export function verdictsShown(label: LabelDetail, asked: string | null) {
  const groups = groupsOf(label);
  const differing = groups.flatMap(({ items }) => items.filter((one) => one.differs));
  const isOpen = ({ id }: ThemeGroup) => asked === id || asked === 'tous';
  return {
    differing: differing.filter((one) => !one.inconclusive),
    inconclusive: differing
      .filter((one) => one.inconclusive)
      .map(({ id, title }) => ({ id, title })),
    groups: groups.map((one) => ({ ...one, items: isOpen(one) ? one.items : [] })),
    surveillances: label.surveillances.map(({ verdicts, ...one }) => ({
      ...one,
      given: verdicts.length,
      items:
        asked === `surveillance-${one.number}` || asked === 'tous'
          ? verdicts.map((verdict) => verdictItem(verdict, label.criteriaSet))
          : [],
    })),
  };
}

export function verdictItem(one: LabelVerdict, version: string): VerdictItem {
  const { title } = criterionTexts(one.criterion, version);
  return {
    ...{ id: one.criterion, title, blocking: one.blocking, differs: !standsAsGiven(one.outcome) },
    answer: statement(one, version),
    justification: one.answer?.justification ?? null,
    verdict: verdictName(one.outcome, one.value),
    inconclusive: one.outcome === 'inconclusive',
    finding: one.finding,
    how: howOf(one),
    ...{ reply: one.reply, repliedOn: one.repliedOn },
  };
}

function statement({ answer, criterion }: LabelVerdict, version: string): string {
  if (!answer) return 'Sans réponse';
  if (answer.kind === 'na') return 'Sans objet';
  if (answer.kind === 'planned') return `Prévu pour le ${formatDate(answer.plannedOn!)}`;
  const anchor = answer.level && criterionTexts(criterion, version).anchors[answer.level];
  return anchor || formatPercent(answer.value);
}

function howOf({ methods, evidence, severity }: LabelVerdict): string {
  const pieces = evidence > 1 ? `${evidence} pièces consultées` : '1 pièce consultée';
  const said = [
    ...(methods.length > 0 ? [methodWords(methods)] : []),
    ...(evidence > 0 ? [pieces] : []),
    ...(severity && severity !== 'none' ? [SEVERITY_WORDS[severity]] : []),
  ].join(', ');
  return said === '' ? '' : `${capital(said)}.`;
}

/** In the order of the themes of the scope; prerequisites of other themes come after. */
function groupsOf(label: LabelDetail): ThemeGroup[] {
  const byTheme = Map.groupBy(label.verdicts, ({ theme }) => theme);
  const themes = [...new Set([...label.themes, ...byTheme.keys()])];
  return themes.flatMap((theme) => {
    const all = byTheme.get(theme) ?? [];
    if (all.length === 0) return [];
    return {
      id: theme,
      name: themeText(theme, label.criteriaSet).name,
      counts: countsOf(all),
      items: all.map((one) => verdictItem(one, label.criteriaSet)),
    };
  });
}

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`;

function countsOf(all: readonly LabelVerdict[]): string {
  const same = all.filter(({ outcome }) => standsAsGiven(outcome)).length;
  const untold = all.filter(({ outcome }) => outcome === 'inconclusive').length;
  const other = all.length - same - untold;
  return [
    plural(all.length, 'avis', 'avis'),
    ...(same > 0 ? [plural(same, 'conforme à la réponse', 'conformes à la réponse')] : []),
    ...(other > 0 ? [plural(other, 'différent', 'différents')] : []),
    ...(untold > 0 ? [`${untold} sans conclusion`] : []),
  ].join(', ');
}

/** « Sécurité, Hébergement ». */
export const themeNames = (themes: readonly string[], version: string): string =>
  themes.map((one) => themeText(one as never, version).name).join(', ');

export const themeName = (theme: string, version: string): string =>
  themeText(theme as never, version).name;

/** « Les neuf thèmes du référentiel », or their names: prerequisites of other themes are audited too. */
export const scopeOf = ({ scheme, themes, criteriaSet }: LabelDetail): string =>
  LABEL_SCHEMES[scheme].themes.length === 0
    ? `Les ${themes.length} thèmes du référentiel`
    : `${themeNames(themes, criteriaSet)}, et les prérequis des autres thèmes`;
