/** Named components this module adds to the document. */
import type { TSchema } from 'typebox';
import { LabelDetail, LabelLine, LabelPage, LabelSurveillance, LabelVerdict } from './schemas.ts';
import { LabellerDashboard, LabellerLeniency } from './schemas-statistics.ts';
import { LabelDesk, StaleLabelProblem } from './schemas-desk.ts';

export const labelComponents: TSchema[] = [
  LabelLine,
  LabelPage,
  LabelVerdict,
  LabelSurveillance,
  LabelDetail,
  LabelDesk,
  StaleLabelProblem,
  LabellerDashboard,
  LabellerLeniency,
];
