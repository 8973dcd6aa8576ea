/**
 * The worked examples of the method page, computed by the engine at each render: a page that explains the figures
 * must not be able to disagree with them.
 */
import {
  applies,
  loadSet,
  score,
  type Answer,
  type CriteriaSet,
  type Criterion,
  type FieldValue,
  type Instant,
  type ThemeScore,
} from '@gouvtech/criteria';
import { criterionTexts } from '@gouvtech/criteria/texts';
import { TIERS } from '@gouvtech/criteria';

/** Examples of the first version: the text around them comments their figures. */
const VERSION = '2026.1';
const ANSWERED: Instant = '2026-11-02T09:00:00.000Z';
const PROVEN: Instant = '2026-11-10T09:00:00.000Z';
const AS_OF: Instant = '2026-11-20T12:00:00.000Z';
/** A canteen management product installed at its customer's: a browser interface, nothing operated by the vendor. */
const FACTS = { ihm_web: true, client_natif: false, saas: false, logiciel_livre: true };

type Given = {
  criterion: string;
  shown: string;
  level?: string;
  fields?: Record<string, FieldValue>;
  value: number;
  proof: 'declared' | 'documented' | 'checked' | 'audited';
};

const GIVEN: Given[] = [
  {
    criterion: 'ECO-01',
    shown: 'Auto-évaluation RGESN complète',
    level: 'auto-evaluation',
    value: 6000,
    proof: 'documented',
  },
  { criterion: 'ECO-02', shown: '62\u00a0%', fields: { score: 62 }, value: 6200, proof: 'checked' },
  {
    criterion: 'ECO-03',
    shown: 'Âges du RGESN respectés',
    level: 'ages-rgesn',
    value: 8000,
    proof: 'audited',
  },
  {
    criterion: 'ECO-04',
    shown: '1\u00a0240\u00a0Ko mesurés',
    fields: { poids_ko: 1240, budget_publie: false },
    value: 7000,
    proof: 'checked',
  },
  { criterion: 'ECO-06', shown: 'Oui', level: 'oui', value: 10_000, proof: 'declared' },
];

function answer(given: Given, criterion: Criterion): Answer {
  const { id, level, fields = {}, value, proof } = { ...given, id: given.criterion };
  const type = criterion.evidence[0]?.type ?? 'DOCT';
  const evidenceId = `piece-${id}`;
  const proven = proof !== 'declared';
  return {
    criterion: id,
    revision: 1,
    answeredAt: ANSWERED,
    response: { kind: 'level', level, fields },
    evidence: proven ? [{ id: evidenceId, type, attachedAt: ANSWERED, datedOn: '2026-11-02' }] : [],
    checks:
      proof === 'checked'
        ? [{ id: `controle-${id}`, by: 'person', at: PROVEN, value, evidenceId, complete: true }]
        : [],
    verdicts:
      proof === 'audited'
        ? [
            {
              id: `avis-${id}`,
              outcome: 'confirmed',
              at: PROVEN,
              revision: 1,
              validUntil: '2029-11-09',
            },
          ]
        : [],
    naDecisions: [],
    corrections: [],
    caps: [],
  };
}

/** The eco-design theme of an invented product, criterion by criterion; terms are weight × value, in basis points. */
export function workedTheme() {
  const set = loadSet(VERSION);
  const criteria = set.criteria.filter(({ theme }) => theme === 'ECO');
  const given = new Map(GIVEN.map((one) => [one.criterion, one]));
  const answers = criteria.flatMap((criterion) => {
    const one = given.get(criterion.id);
    return one ? [answer(one, criterion)] : [];
  });
  const sheet = score(answers, FACTS, set, AS_OF);
  const counted = new Map(sheet.criteria.map((one) => [one.id, one]));
  const theme = sheet.themes.find((one) => one.theme === 'ECO') as ThemeScore;
  const rows = criteria.map((criterion) => {
    const { applicable, value, tier } = counted.get(criterion.id)!;
    const term = applicable ? criterion.weight * value : 0;
    return {
      id: criterion.id,
      title: criterionTexts(criterion.id, VERSION).title,
      answer: given.get(criterion.id)?.shown ?? 'Installation sur site',
      applicable,
      weight: criterion.weight,
      value,
      proof: TIERS[tier]!,
      declared: term,
      checked: tier >= 2 ? term : 0,
      audited: tier === 4 ? term : 0,
      assured: (term * set.coefficients[tier]) / 100,
    };
  });
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    rows,
    weight: sum((row) => (row.applicable ? row.weight : 0)),
    sums: {
      declared: sum((row) => row.declared),
      checked: sum((row) => row.checked),
      audited: sum((row) => row.audited),
      assured: sum((row) => row.assured),
    },
    score: theme,
  };
}

/** Five criteria of the same weight: X claims everything and proves nothing, Y claims three and has them checked. */
export function twoVendors() {
  const set = loadSet(VERSION);
  const kept = set.criteria
    .filter(
      ({ applicability, selection, fields, levels }) =>
        applies(applicability, {}) && selection === 'chosen' && !fields.length && levels.length > 1,
    )
    .slice(0, 5)
    .map((criterion) => ({ ...criterion, theme: 'ECO' as const, weight: 1 as const }));
  const small: CriteriaSet = { ...set, themes: [{ id: 'ECO', weight: 100 }], criteria: kept };
  const full = (criterion: Criterion, proof: Given['proof']) =>
    answer(
      {
        criterion: criterion.id,
        shown: '',
        level: criterion.levels.at(-1)!.key,
        value: 10_000,
        proof,
      },
      criterion,
    );
  const x = kept.map((criterion) => full(criterion, 'declared'));
  const y = kept.slice(0, 3).map((criterion) => full(criterion, 'checked'));
  return { x: score(x, {}, small, AS_OF).overall, y: score(y, {}, small, AS_OF).overall };
}
