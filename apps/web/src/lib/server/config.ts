import { API_URL, ORIGIN, PORT } from '$app/env/private';

/** What the environment decides, checked once when the server starts (src/env.ts). */
export const config = {
  /** scheme, host and port, without a final slash */
  apiUrl: API_URL,
  /** the address readers see */
  origin: ORIGIN || `http://localhost:${PORT}`,
} as const;

export const servedOverHttps = config.origin.startsWith('https://');
