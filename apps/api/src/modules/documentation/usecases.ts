export const readDocumentation = (_o: string, _d: () => object) => ({
  document: (): string => JSON.stringify(_d()),
  page: (): string => '',
  style: (): string => '',
  problem: (_c: string): string | null => null,
});
