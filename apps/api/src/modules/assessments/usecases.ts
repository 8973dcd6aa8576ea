import { answerUseCases } from './usecases/answers.ts';
import { assignUseCases } from './usecases/assign.ts';
import { attestUseCases } from './usecases/attest.ts';
import { commentUseCases } from './usecases/comments.ts';
import type { AssessmentDependencies } from './usecases/dependencies.ts';
import { evidenceUseCases } from './usecases/evidence.ts';
import { factUseCases } from './usecases/facts.ts';
import { fileUseCases } from './usecases/files.ts';
import { lowerUseCases } from './usecases/lower.ts';
import { overviewUseCases } from './usecases/overview.ts';
import { readingUseCases } from './usecases/reading.ts';
import { startUseCases } from './usecases/start.ts';
import { themeUseCases } from './usecases/themes.ts';

export const assessmentUseCases = (dependencies: AssessmentDependencies) => ({
  ...overviewUseCases(dependencies),
  ...startUseCases(dependencies),
  ...factUseCases(dependencies),
  ...themeUseCases(dependencies),
  ...answerUseCases(dependencies),
  ...commentUseCases(dependencies),
  ...evidenceUseCases(dependencies),
  ...attestUseCases(dependencies),
  ...lowerUseCases(dependencies),
  ...assignUseCases(dependencies),
  ...readingUseCases(dependencies),
  ...fileUseCases(dependencies),
});

export type AssessmentUseCases = ReturnType<typeof assessmentUseCases>;
