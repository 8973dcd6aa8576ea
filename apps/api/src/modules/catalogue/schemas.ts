/** The HTTP contract of the catalogue; the components are in `schemas/`. */
import { EndedListing } from './schemas/document.ts';
import { problemWith } from '../../contract/problem-schema.ts';
import { ref, text } from '../../contract/schema.ts';
import { Type, type TSchema } from 'typebox';
import { AssessmentSummary, Score, ThemeScore } from './schemas/score.ts';
import { Hosting, Image, Licence, Price, PurchaseChannel, Reference } from './schemas/facts.ts';
import { Card, Vendor } from './schemas/card.ts';
import { EndedLabel, LabelMark } from './schemas/labels.ts';
import { Answer, Event, Evidence, OpenDispute, SolutionDocument } from './schemas/document.ts';
import {
  AssessmentAnswer,
  AssessmentExport,
  CriterionScore,
  ScoreSheet,
} from './schemas/assessment.ts';
import { Facet, SolutionList } from './schemas/list.ts';
import { Overview } from './schemas/overview.ts';
import { SuggestionList } from './schemas/suggestions.ts';

export { AssessmentExport, Overview, SolutionDocument, SolutionList };
/** Pieces of a listing and of its scores, for the modules that show others than today’s. */
export {
  AssessmentSummary,
  CriterionScore,
  EndedListing,
  Hosting,
  Image,
  Licence,
  Price,
  PurchaseChannel,
  Reference,
  ScoreSheet,
  ThemeScore,
};
export { ListQuery } from './schemas/query.ts';
export { SuggestionList, SuggestionQuery } from './schemas/suggestions.ts';

export const SolutionEndedProblem = problemWith('SolutionEndedProblem', {
  solution: ref(EndedListing),
});

export const SlugParams = Type.Object(
  { slug: text('Identifiant de la solution, dernier élément de son adresse.', { maxLength: 200 }) },
  { additionalProperties: false },
);

/** Named components this module adds to the document. */
export const catalogueComponents: TSchema[] = [
  Score,
  ThemeScore,
  AssessmentSummary,
  Licence,
  Price,
  PurchaseChannel,
  Reference,
  Image,
  Hosting,
  Vendor,
  LabelMark,
  EndedLabel,
  Card,
  Evidence,
  Answer,
  Event,
  OpenDispute,
  SolutionDocument,
  EndedListing,
  SolutionEndedProblem,
  AssessmentAnswer,
  CriterionScore,
  ScoreSheet,
  AssessmentExport,
  Facet,
  SolutionList,
  Overview,
  SuggestionList,
];
