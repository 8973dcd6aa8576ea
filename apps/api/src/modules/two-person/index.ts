export { expireProposals } from './clock.ts';
export { twoPersonRoutes } from './routes.ts';
export { twoPersonComponents } from './schemas.ts';
export {
  cancel,
  confirm,
  openActs,
  propose,
  type Effect,
  type Effects,
  type NewTwoPersonAct,
} from './usecases.ts';
