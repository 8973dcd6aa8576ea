/** What a first visit costs: bytes over the network by kind of resource, and elements of the page. */
import type { Page, Request, Response } from '@playwright/test';

/** Bytes, headers included and compressed as they travel; `elements` is a number of elements. */
export const BUDGET = { total: 150_000, script: 40_000, elements: 800 } as const;

export type Visit = {
  response: Response;
  /** bytes by kind, as the browser names them: document, stylesheet, script, font, image… */
  weight: Record<string, number>;
  /** what the page asked for and did not get, with the status */
  missing: string[];
};

/** Opens an address and waits for all that it brings. The browser context must be a new one: nothing cached. */
export async function visit(page: Page, path: string): Promise<Visit> {
  const requests: Request[] = [];
  const note = (request: Request): void => void requests.push(request);
  page.on('request', note);
  const response = await page.goto(path);
  if (response === null) throw new Error(`${path} gave no answer`);
  const received = await Promise.all(requests.map(measure));
  page.off('request', note);

  const weight: Record<string, number> = {};
  for (const { kind, bytes } of received) weight[kind] = (weight[kind] ?? 0) + bytes;
  const missing = received
    .filter(({ request, status }) => !request.isNavigationRequest() && !(status < 400))
    .map(({ request, status }) => `${status} ${request.url()}`);
  return { response, weight, missing };
}

export const totalOf = (weight: Record<string, number>): number =>
  Object.values(weight).reduce((sum, bytes) => sum + bytes, 0);

async function measure(request: Request) {
  const response = await request.response();
  await response?.finished();
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  return {
    request,
    kind: request.resourceType(),
    status: response?.status() ?? Infinity,
    bytes: responseBodySize + responseHeadersSize,
  };
}
