/** Calls of the work on an audit, as a test reads them. */
import type { Stage, Who } from '../../audits/testing/stage.ts';

export const FINDING = 'Deux comptes rejoués sur quatorze voient les données d’un autre client.';

export type Criterion = {
  etag: string;
  audit: { status: string; progress: { required: number; given: number; drafts: number } };
  verdict: { draft: boolean; outcome: string | null; value: number | null } | null;
  todo: string | null;
  next: string | null;
  values: number[] | null;
  evidence: { id: string; file: { href: string } | null }[];
  without: { theme: { audited: number }; level: number };
  effects: { outcome: string; value: number | null; theme: { audited: number }; level: number }[];
};
export type Body = Criterion & {
  code: string;
  detail: string;
  errors: { path: string; message: string }[];
  current: { finding: string } | null;
};

export const CONFIRMED = { draft: false, outcome: 'confirmed', methods: ['document'] };
export const REFUTED = {
  ...{ draft: false, outcome: 'refuted', methods: ['test'], severity: 'minor', finding: FINDING },
};

/** The desk of one audit. */
export function fieldwork(at: Stage, reference: string) {
  const path = (id: string) => `/audits/${reference}/verdicts/${id}`;
  const get = (id: string, who: Who = 'auditrice') => at.send<Body>(who, 'GET', path(id));
  const put = async (id: string, body: object, who: Who = 'auditrice', ifMatch?: string) => {
    const tag = ifMatch ?? (await get(id)).body.etag;
    return at.send<Body>(who, 'PUT', path(id), { body, ifMatch: tag });
  };
  const problems = async (id: string, body: object) => {
    const { status, body: said } = await put(id, body);
    return { status, paths: (said.errors ?? []).map((one) => one.path) };
  };
  const list = (who: Who = 'auditrice') =>
    at.send<{
      audit: { status: string; version: number; actions: string[]; missing: string[] };
      overall: { declared: number; checked: number; audited: number };
      label: { level: number; obstacles: { code: string; criteria?: string[] }[] };
      themes: { theme: string; required: number; given: number; drafts: number }[];
      criteria: { id: string; required: boolean; state: string; outcome: string | null }[];
      code: string;
    }>(who, 'GET', `/audits/${reference}/verdicts`);
  return { path, get, put, problems, list };
}
