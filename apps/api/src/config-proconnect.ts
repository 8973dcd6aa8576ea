/** Where people are sent to log in, and as which service (`PROCONNECT_*`). */
export type ProConnectConfig = {
  /** `https://<domain>/api/v2`, never the address of the discovery document */
  issuer: string;
  clientId: string;
  clientSecret: string;
};

/** An https address, or http on this machine only: secrets travel there. */
export function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, pathname } = new URL(value);
  if (search || hash || pathname.includes('/.well-known/') || value.endsWith('/')) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(value));
}

export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

type Read = { issuer: string | null; clientId: string | null; clientSecret: string | null };

/**
 * @param demo whether the demonstration people may log in
 * @returns the settings, null when nobody can log in with ProConnect, or what is wrong, in French
 */
export function proConnectConfig(
  { issuer, clientId, clientSecret }: Read,
  demo: boolean,
): ProConnectConfig | null | { wrong: string[] } {
  if (issuer === null) return null;
  const wrong: string[] = [];
  if (!demo && isLoopback(issuer)) {
    wrong.push(
      `PROCONNECT_ISSUER contient «\u00a0${issuer}\u00a0», le fournisseur d’identité de démonstration\u00a0: n’importe qui y choisit qui il est. Avec DEMO=false, donnez l’adresse de ProConnect.`,
    );
  }
  if (clientId === null) wrong.push(missing('PROCONNECT_CLIENT_ID'));
  if (clientSecret === null) wrong.push(missing('PROCONNECT_CLIENT_SECRET'));
  if (wrong.length > 0) return { wrong };
  return { issuer, clientId: clientId!, clientSecret: clientSecret! };
}

const missing = (name: string) =>
  `${name} est absente. Avec PROCONNECT_ISSUER, elle est obligatoire\u00a0: prenez la valeur que donne l’espace partenaires de ProConnect.`;
