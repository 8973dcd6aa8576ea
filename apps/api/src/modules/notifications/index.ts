export { notify, type NewNotice } from './notify.ts';
export { membersToNotify, moderatorsToNotify } from './recipients-repository.ts';
export { notificationRoutes } from './routes.ts';
export { notificationComponents } from './schemas.ts';
export { notificationUseCases } from './usecases.ts';
