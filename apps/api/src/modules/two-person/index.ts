export { expireProposals } from './clock.ts';
export { twoPersonRoutes } from './routes.ts';
export { twoPersonComponents } from './schemas.ts';
export {
  cancel,
  confirm,
  openActs,
  propose,
  type Confirmed,
  type Effect,
  type Effects,
  type NewTwoPersonAct,
  type TwoPersonDependencies,
} from './usecases.ts';
export { type TwoPersonAct } from './repository.ts';
