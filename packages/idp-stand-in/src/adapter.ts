import type { Adapter, AdapterPayload } from 'oidc-provider';

type Stored = Map<string, { payload: AdapterPayload; until: number }>;
const MAX_STORED = 2_000;

/** Codes, grants and sessions in memory, kept when the provider is rebuilt with new keys. */
export function memoryAdapter(): (model: string) => Adapter {
  const stored: Stored = new Map();

  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    const find = async (id: string) => {
      const found = stored.get(keyOf(id));
      return found && found.until > Date.now() ? found.payload : undefined;
    };
    const findBy = async (field: 'uid' | 'userCode', value: string) =>
      [...stored]
        .filter(([key, { until }]) => key.startsWith(`${model}:`) && until > Date.now())
        .map(([, { payload }]) => payload)
        .find((payload) => payload[field] === value);

    return {
      upsert: async (id, payload, expiresIn) => {
        if (stored.size > MAX_STORED) forgetExpired(stored);
        stored.set(keyOf(id), { payload, until: Date.now() + (expiresIn ?? 3600) * 1000 });
      },
      find,
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      destroy: async (id) => void stored.delete(keyOf(id)),
      consume: async (id) => {
        const payload = await find(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of stored) {
          if (payload.grantId === grantId) stored.delete(key);
        }
      },
    };
  };
}

function forgetExpired(stored: Stored): void {
  for (const [key, { until }] of stored) if (until <= Date.now()) stored.delete(key);
}
