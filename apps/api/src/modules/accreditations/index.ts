import {
  Labeller,
  Labellers,
  LabelScheme,
  LabelSchemes,
  PublicAccreditation,
} from './register-schemas.ts';
import {
  AccreditationDetail,
  Accreditations,
  OrganisationAccreditations,
  StaleAccreditationProblem,
} from './schemas.ts';

export { runAccreditationClock } from './clock.ts';
export { accreditationEffects } from './effects.ts';
export { accreditationRoutes } from './routes.ts';
export { accreditationUseCases } from './usecases.ts';
export { endAccreditationsOf } from './usecases/end.ts';
export { isLabellerAtWork } from './repository.ts';

export const accreditationComponents = [
  AccreditationDetail,
  OrganisationAccreditations,
  Accreditations,
  StaleAccreditationProblem,
  LabelScheme,
  LabelSchemes,
  PublicAccreditation,
  Labellers,
  Labeller,
];
