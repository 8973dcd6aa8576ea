export * from './organisations.ts';
export * from './listings.ts';
export * from './publiccode.ts';
export * from './assessments.ts';
export * from './read-model.ts';
export * from './search.ts';
