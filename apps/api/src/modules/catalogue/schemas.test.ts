import type { Static } from 'typebox';
import { describe, expectTypeOf, it } from 'vitest';
import type * as criteria from '@gouvtech/criteria';
import type * as domain from '@gouvtech/domain';
import type { Problem } from '../../contract/problem-schema.ts';
import type { AssessmentExport, ScoreSheet } from './schemas/assessment.ts';
import type { Card, Vendor } from './schemas/card.ts';
import type {
  Answer,
  EndedListing,
  Event,
  Evidence,
  SolutionDocument,
} from './schemas/document.ts';
import type { Hosting, Licence, Price, PurchaseChannel, Reference } from './schemas/facts.ts';
import type { AssessmentSummary, Score, ThemeScore } from './schemas/score.ts';

/** True when each type accepts every value of the other. Judged by the compiler (`pnpm check`). */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('the HTTP contract of the catalogue', () => {
  it('says exactly what the view models of the domain say', () => {
    expectTypeOf<Same<Static<typeof Card>, domain.Card>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Vendor>, domain.VendorView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Score>, domain.ScoreView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof ThemeScore>, domain.ThemeScoreView>>().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof AssessmentSummary>, domain.AssessmentSummary>
    >().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Evidence>, domain.EvidenceView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Answer>, domain.AnswerView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Event>, domain.EventView>>().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof SolutionDocument>, domain.SolutionDocument>
    >().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof EndedListing>, domain.EndedListing>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Problem>, domain.Problem>>().toEqualTypeOf<true>();
  });

  it('says exactly what a listing states', () => {
    expectTypeOf<Same<Static<typeof Licence>, domain.Licence>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Price>, domain.Price>>().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof PurchaseChannel>, domain.PurchaseChannel>
    >().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Reference>, domain.Reference>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof Hosting>, domain.Hosting>>().toEqualTypeOf<true>();
  });

  it('says exactly what a recomputation reads', () => {
    expectTypeOf<Same<Static<typeof ScoreSheet>, criteria.ScoreSheet>>().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof AssessmentExport>, criteria.AssessmentExport>
    >().toEqualTypeOf<true>();
  });
});
