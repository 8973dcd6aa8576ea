export type CatalogueUseCases = any;
export const catalogueUseCases = (_: unknown): CatalogueUseCases => ({});
