/** Pages of those who audit, in the order of their links; an entry is added with the page it leads to. */
export type AuditPlace = { href: string; label: string };

export const AUDIT_PLACES: readonly AuditPlace[] = [
  { href: '/audits', label: 'Audits' },
  { href: '/audits/labels', label: 'Labels et surveillances' },
  { href: '/audits/statistiques', label: 'Statistiques' },
];

/** `page` on the page itself, `true` on the pages below the place that no other place owns. */
export function currentPlace(href: string, path: string): 'page' | 'true' | undefined {
  const holder = AUDIT_PLACES.filter(
    (one) => path === one.href || path.startsWith(`${one.href}/`),
  ).toSorted((a, b) => b.href.length - a.href.length)[0];
  if (holder?.href !== href) return undefined;
  return path === href ? 'page' : 'true';
}
