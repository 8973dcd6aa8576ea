import type { ServerMetadata } from 'openid-client';
import { describe, expect, it, vi } from 'vitest';
import { proConnectProvider } from './provider.ts';

const SETTINGS = { issuer: 'https://issuer.example', clientId: 'id', clientSecret: 'secret' };
const FOUND: ServerMetadata = {
  issuer: SETTINGS.issuer,
  token_endpoint: 'https://issuer.example/token',
};

function scene() {
  let now = 0;
  const discover = vi.fn<() => Promise<ServerMetadata>>();
  const provider = proConnectProvider(SETTINGS, () => new Date(now), discover);
  return { discover, provider, after: (ms: number) => void (now += ms) };
}
const down = () => Promise.reject(new TypeError('fetch failed'));
const cause = (work: Promise<unknown>) =>
  work.then(
    () => 'found',
    (error: { code: string; details: { cause: string } }) => `${error.code} ${error.details.cause}`,
  );

describe('the provider', () => {
  it('is asked once for two logins that start together, then never again', async () => {
    const { discover, provider } = scene();
    discover.mockResolvedValue(FOUND);
    await Promise.all([provider.configuration(), provider.configuration()]);
    await provider.configuration();
    expect(discover).toHaveBeenCalledTimes(1);
  });

  it('is left alone longer and longer while it does not answer', async () => {
    const { discover, provider, after } = scene();
    discover.mockImplementation(down);
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const before = discover.mock.calls.length;
      expect(await cause(provider.configuration())).toBe('provider-unreachable TypeError');
      after(wait - 1);
      expect(await cause(provider.configuration())).toBe(
        'provider-unreachable waiting-after-failure',
      );
      expect(discover.mock.calls.length).toBe(before + 1);
      after(1);
    }
  });

  it('is found once it is back', async () => {
    const { discover, provider, after } = scene();
    discover.mockImplementationOnce(down).mockResolvedValue(FOUND);
    await cause(provider.configuration());
    after(1_000);
    expect((await provider.configuration()).serverMetadata()).toMatchObject(FOUND);
  });

  it('is nobody when none is set', async () => {
    const nobody = proConnectProvider(null, () => new Date());
    expect(await cause(nobody.configuration())).toBe('provider-unreachable not-configured');
  });
});
