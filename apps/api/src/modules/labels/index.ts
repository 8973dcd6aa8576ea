export { runLabelClock } from './clock.ts';
export { labelComponents } from './components.ts';
export { suspendLabel } from './move.ts';
export { labelObject } from './object.ts';
export { findLabel, lockLabel, type LabelRow } from './repository.ts';
export { labelRoutes } from './routes.ts';
export { settleLabels } from './settle.ts';
export { labelUseCases } from './usecases.ts';
