import { acceptUseCases } from './usecases/accept.ts';
import type { Dependencies } from './usecases/context.ts';
import { createUseCase } from './usecases/create.ts';
import { dashboardUseCase } from './usecases/dashboard.ts';
import { editUseCase } from './usecases/edit.ts';
import { inviteUseCases } from './usecases/invite.ts';
import { joinUseCases } from './usecases/join.ts';
import { memberUseCases } from './usecases/members.ts';
import { parentsUseCase } from './usecases/parents.ts';
import { readUseCases } from './usecases/read.ts';
import { verifyUseCases } from './usecases/verify.ts';

export const organisationUseCases = (dependencies: Dependencies) => ({
  ...readUseCases(dependencies),
  create: createUseCase(dependencies),
  edit: editUseCase(dependencies),
  declareParents: parentsUseCase(dependencies),
  dashboard: dashboardUseCase(dependencies),
  ...joinUseCases(dependencies),
  ...memberUseCases(dependencies),
  ...inviteUseCases(dependencies),
  ...acceptUseCases(dependencies),
  ...verifyUseCases(dependencies),
});

export type OrganisationUseCases = ReturnType<typeof organisationUseCases>;
