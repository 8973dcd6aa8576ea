export { PubliccodeProblem as PubliccodeProblemSchema, publiccodeComponents } from './schemas.ts';
export { preview as readUpload } from './usecases.ts';
export { readYaml } from './yaml.ts';
export { VERDICTS, type Verdict } from './read.ts';
export type { PubliccodeProblem } from './problem.ts';
export { publiccodeRoutes } from './routes.ts';
export { publiccodeUseCases } from './usecases.ts';
export { rateLimit } from './rate-limit.ts';
