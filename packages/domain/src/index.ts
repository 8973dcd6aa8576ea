export * from './taxonomies.ts';
export * from './statuses.ts';
export * from './listing.ts';
export * from './facets.ts';
export * from './problems.ts';
export type * from './view.ts';
