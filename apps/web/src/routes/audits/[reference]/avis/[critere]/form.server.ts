/** The form of a verdict: as typed, as kept, as sent. */
import { standsAsGiven, type VerdictOutcome } from '@gouvtech/domain';
import type { components } from '@gouvtech/api-client';
import type { AuditedCriterion } from '../view/calls.server.ts';
import { keyOf } from './choices.server.ts';

export type Values = {
  etag: string;
  /** `adjusted:5000` or an outcome */
  avis: string;
  /** percent as typed, for a proportional scale */
  value: string;
  severity: string;
  finding: string;
  note: string;
  methods: string[];
  evidence: string[];
};
type Body = components['schemas']['WrittenVerdict'];

export function typedOf(form: FormData): Values {
  const one = (name: string) => String(form.get(name) ?? '');
  const all = (name: string) => form.getAll(name).map(String);
  return {
    ...{ etag: one('etag'), avis: one('avis'), value: one('value'), severity: one('severity') },
    ...{ finding: one('finding'), note: one('note') },
    ...{ methods: all('methods'), evidence: all('evidence') },
  };
}

export function keptOf({ verdict, etag, proportional }: AuditedCriterion): Values {
  if (!verdict)
    return {
      etag,
      avis: '',
      value: '',
      severity: '',
      finding: '',
      note: '',
      methods: [],
      evidence: [],
    };
  const { outcome, value, severity } = verdict;
  return {
    etag,
    avis: outcome ? (proportional ? outcome : keyOf(outcome, value)) : '',
    value: proportional && value !== null ? String(value / 100).replace('.', ',') : '',
    severity: severity ?? '',
    ...{ finding: verdict.finding, note: verdict.note },
    ...{ methods: verdict.methods, evidence: verdict.evidenceIds },
  };
}

/** What the API gets. The severity of what it contradicts is left to it to refuse; « confirmé » has none. */
export function bodyOf(values: Values, draft: boolean) {
  const [said = '', chosen] = values.avis.split(':');
  const outcome = said === '' ? null : (said as VerdictOutcome);
  const typed = values.value.replace(/[\s%\u00a0]/g, '').replace(',', '.');
  const value =
    chosen !== undefined
      ? Number(chosen)
      : outcome === 'adjusted' && typed !== ''
        ? Math.round(Number(typed) * 100)
        : null;
  return {
    draft,
    outcome,
    value: Number.isFinite(value) ? value : null,
    methods: values.methods as Body['methods'],
    severity: standsAsGiven(outcome) || values.severity === '' ? null : (values.severity as 'none'),
    ...{ finding: values.finding, note: values.note, evidenceIds: values.evidence },
  };
}
