export * from './taxonomies.ts';
export * from './statuses.ts';
export * from './listing.ts';
export * from './facets.ts';
export * from './problems.ts';
export type * from './view.ts';
export * from './licences.ts';
export * from './hosting-rules.ts';
export * from './hosting-doctrine.ts';
