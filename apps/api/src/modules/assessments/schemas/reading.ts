/** The draft as the public would read it. */
import { Type } from 'typebox';
import { named, ref } from '../../../contract/schema.ts';
import { AssessmentSummary, documentMembers } from '../../catalogue/index.ts';

const { facts, themes, answers } = documentMembers;

export const AssessmentReading = named(
  'AssessmentReading',
  Type.Object(
    { assessment: ref(AssessmentSummary), facts, themes, answers },
    {
      additionalProperties: false,
      description: 'Ce que la fiche montrera si l’évaluation est attestée maintenant.',
    },
  ),
);
