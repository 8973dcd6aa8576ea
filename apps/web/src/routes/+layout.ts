// Pages are complete without script; one that gains from it says so in its own `+page.ts`.
export const csr = false;
