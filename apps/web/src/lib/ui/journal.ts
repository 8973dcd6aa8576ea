import type { Mark } from './proof.ts';

/** How a public event is drawn: a mark of the scale when it moved a proof, else a plain word. */
const EVENTS: Record<string, { mark: Mark; word?: string } | { mark: null; word: string }> = {
  attested: { mark: 'declared', word: 'Attesté' },
  documented: { mark: 'documented' },
  checked: { mark: 'checked' },
  certified: { mark: 'certified' },
  audited: { mark: 'audited' },
  expired: { mark: 'lapsed' },
  contested: { mark: 'contested' },
  modified: { mark: 'modified', word: 'Modifié' },
  published: { mark: null, word: 'Fiche publiée' },
  confirmed: { mark: null, word: 'Fiche confirmée' },
  imported: { mark: null, word: 'Fiche importée' },
  withdrawn: { mark: null, word: 'Retiré' },
  'changes-requested': { mark: null, word: 'Modifications demandées' },
  suspended: { mark: null, word: 'Fiche suspendue' },
  restored: { mark: null, word: 'Fiche rétablie' },
  merged: { mark: null, word: 'Fiches réunies' },
  invalidated: { mark: 'lapsed', word: 'Évaluation invalidée' },
  'assessment-withdrawn': { mark: null, word: 'Évaluation retirée' },
  settled: { mark: null, word: 'Contestation jugée' },
  'audit-cancelled': { mark: null, word: 'Audit annulé' },
  'audit-reopened': { mark: null, word: 'Audit rouvert' },
  labelled: { mark: 'audited', word: 'Label accordé' },
  'label-refused': { mark: null, word: 'Label refusé' },
  'label-kept': { mark: 'audited', word: 'Label confirmé' },
  'label-suspended': { mark: 'lapsed', word: 'Label suspendu' },
  'label-restored': { mark: 'audited', word: 'Label rétabli' },
  'label-ended': { mark: 'lapsed', word: 'Label terminé' },
};

export const drawingOfEvent = (kind: string) => EVENTS[kind] ?? null;
