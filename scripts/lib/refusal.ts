/** An expected reason not to go on, in French, for the person at the terminal. */
export class Refusal extends Error {}

/** Runs a script's main function: a refusal is said without a stack, anything else is a bug and shows its own. */
export async function runMain(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
