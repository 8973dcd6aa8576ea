/** Addresses given as proof. They are kept and shown, not fetched here; the checks that fetch them resolve the name again. */
import { BlockList, isIP } from 'node:net';

/** One list each: Node takes an IPv4 address for its IPv6 twin, which the second list holds. */
const PRIVATE_4 = new BlockList();
const PRIVATE_6 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE_4.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE_6.addSubnet(network, prefix, 'ipv6');

/** Names that lead to this machine or to a network of its own (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const LOCAL =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion|alt|invalid|test)$/;

const EXAMPLE = 'Donnez une adresse publique, par exemple https://www.exemple.fr/declaration.';
const PRIVATE_TEXT = `Cette adresse mène à un réseau privé ou à la machine elle-même\u00a0: personne d’autre ne peut l’ouvrir. ${EXAMPLE}`;

export type Link = { url: string } | { refused: string };

/** @param typed as the person typed it. @returns the address in its normal form, or in French what is wrong */
export function readLink(typed: string): Link {
  const seen = typed.trim();
  if (!seen) return { refused: 'Donnez l’adresse de la preuve.' };
  if (!URL.canParse(seen))
    return { refused: `Cette adresse ne se lit pas. Écrivez-la en entier. ${EXAMPLE}` };
  const url = new URL(seen);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { refused: `Cette adresse ne commence ni par https:// ni par http://. ${EXAMPLE}` };
  if (url.username || url.password)
    return {
      refused:
        'Cette adresse contient un identifiant ou un mot de passe. Retirez-les\u00a0: d’autres la liront.',
    };
  const refused = hostProblem(url.hostname);
  return refused === null ? { url: url.href } : { refused };
}

/** Neither of this machine nor of a network of its own. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  return version === 4 ? !PRIVATE_4.check(address, 'ipv4') : !PRIVATE_6.check(address, 'ipv6');
}

/** `URL` has already folded `0x7f.1`, `2130706433` or full-width digits into `127.0.0.1`. */
function hostProblem(hostname: string): string | null {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (isIP(host) !== 0)
    return isPublicAddress(host)
      ? `Cette adresse désigne une machine par son numéro. ${EXAMPLE}`
      : PRIVATE_TEXT;
  return LOCAL.test(host) || !host.includes('.') ? PRIVATE_TEXT : null;
}
