export { seedDemonstration, type SeedOptions } from './seed-demonstration.ts';
export { seedScale } from './seed-scale.ts';
export { DEMO, DEMO_PEOPLE, FIVE_STEPS } from './demo.ts';
export { answersFor } from './answers/index.ts';
export { ACCOUNTS as DEMO_ACCOUNTS } from './people/accounts.ts';
