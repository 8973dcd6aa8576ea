import { findBrowser, NO_BROWSER } from './browser.ts';
import { attemptStart, makeDataDir, removeDataDir } from './product.ts';

/** One product for all the journeys. @returns what stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  if (browser === null) throw new Error(`Journeys cannot run: ${NO_BROWSER}`);
  process.env.CHROMIUM_PATH = browser;

  const dataDir = makeDataDir();
  const product = await attemptStart({ dataDir });
  await product.ready;
  process.env.PRODUCT_ORIGIN = product.origin;
  return async () => {
    product.child.kill('SIGTERM');
    await product.ended;
    removeDataDir(dataDir);
  };
}
