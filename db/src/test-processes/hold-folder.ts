/** Opens the folder given and keeps it until it is told to stop. Prints `open`, or the refusal and exit code 1. */
import { openDb } from '../open.ts';

try {
  const database = await openDb({ dataDir: process.argv[2] });
  process.on('SIGTERM', () => void database.close().then(() => process.exit(0)));
  console.log('open');
  setInterval(() => {}, 1_000);
} catch (error) {
  console.log((error as Error).message);
  process.exitCode = 1;
}
