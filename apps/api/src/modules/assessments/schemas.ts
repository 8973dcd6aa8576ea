import type { TSchema } from 'typebox';
import { answerComponents } from './schemas/answer.ts';
import { ThemeAssignments } from './schemas/assignments.ts';
import { fileComponents } from './schemas/files.ts';
import { overviewComponents } from './schemas/overview.ts';
import { publishedComponents } from './schemas/published.ts';
import { AssessmentReading } from './schemas/reading.ts';
import { reviewComponents } from './schemas/review.ts';
import { scoreComponents } from './schemas/score.ts';
import { themeComponents } from './schemas/theme.ts';

/** Named components this module adds to the document. */
export const assessmentComponents: TSchema[] = [
  ...answerComponents,
  ...reviewComponents,
  ...scoreComponents,
  ...overviewComponents,
  ...themeComponents,
  ...publishedComponents,
  AssessmentReading,
  ThemeAssignments,
  ...fileComponents,
];
