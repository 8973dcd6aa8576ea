export type CriteriaUseCases = any;
export const criteriaUseCases = (_: unknown): CriteriaUseCases => ({});
