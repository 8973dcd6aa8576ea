/**
 * Finds a Chromium that really starts: CHROMIUM_PATH, else the system's, else the one of @sparticuz/chromium.
 * Nothing is downloaded.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export const NO_BROWSER =
  'aucun navigateur Chromium ne démarre ici. Installez Chromium (par exemple « apt-get install -y chromium »), ' +
  'ou indiquez le vôtre avec CHROMIUM_PATH.';

/** @returns its path, or null when none starts. @throws when CHROMIUM_PATH is given and does not start. */
export async function findBrowser(): Promise<string | null> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    const reason = await whyNotStarting(given);
    if (reason === null) return given;
    throw new Error(`CHROMIUM_PATH (« ${given} ») ne démarre pas : ${reason}`);
  }
  for (const path of systemBrowsers()) {
    if ((await whyNotStarting(path)) === null) return path;
  }
  const packaged = await packagedBrowser();
  return packaged && (await whyNotStarting(packaged)) === null ? packaged : null;
}

function systemBrowsers(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, MAC].filter((path) => existsSync(path));
}

/** Built for Linux only; unpacked in the system's temporary folder. */
async function packagedBrowser(): Promise<string | null> {
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch {
    return null;
  }
}

/** @returns null when a page opens in it. */
async function whyNotStarting(executablePath: string): Promise<string | null> {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 });
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ok</title>');
    await browser.close();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}
