import { addUseCases } from './usecases/add.ts';
import type { EvidenceDependencies } from './usecases/context.ts';
import { downloadUseCase } from './usecases/download.ts';
import { editUseCase } from './usecases/edit.ts';
import { readUseCases } from './usecases/read.ts';
import { removeUseCase } from './usecases/remove.ts';
import { replaceUseCases } from './usecases/replace.ts';

export const evidenceUseCases = (dependencies: EvidenceDependencies) => ({
  ...readUseCases(dependencies),
  ...addUseCases(dependencies),
  edit: editUseCase(dependencies),
  ...replaceUseCases(dependencies),
  remove: removeUseCase(dependencies),
  download: downloadUseCase(dependencies),
});

export type EvidenceUseCases = ReturnType<typeof evidenceUseCases>;
