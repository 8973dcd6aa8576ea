export { IdempotencyHeader, once } from './once.ts';
