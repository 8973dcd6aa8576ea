import type { AuditDependencies } from '../audits/index.ts';
import { fileUseCases } from './usecases/files.ts';
import { readUseCases } from './usecases/read.ts';
import { sendUseCase } from './usecases/send.ts';
import { writeUseCases } from './usecases/write.ts';

export const auditWorkUseCases = (dependencies: AuditDependencies) => ({
  ...readUseCases(dependencies),
  ...writeUseCases(dependencies),
  ...fileUseCases(dependencies),
  send: sendUseCase(dependencies),
});

export type AuditWorkUseCases = ReturnType<typeof auditWorkUseCases>;
