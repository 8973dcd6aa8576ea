/** Whether the person who typed is the one signed in now: a session may end, and another person log in. */
export type Presence = 'here' | 'signed-out' | 'another' | 'unknown';

export async function presenceOf(account: string): Promise<Presence> {
  try {
    const response = await fetch('/api/v1/session', { cache: 'no-store' });
    if (!response.ok) return 'unknown';
    const session = (await response.json()) as { account: { id: string } | null };
    if (!session.account) return 'signed-out';
    return session.account.id === account ? 'here' : 'another';
  } catch {
    return 'unknown';
  }
}
