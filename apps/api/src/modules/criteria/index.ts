export { criteriaComponents } from './schemas.ts';
export { criteriaRoutes } from './routes.ts';
export { criteriaUseCases } from './usecases.ts';
export { readReleases } from './release-repository.ts';
export { forgetReleases, rememberedReleases, setInForceAt } from './releases.ts';
