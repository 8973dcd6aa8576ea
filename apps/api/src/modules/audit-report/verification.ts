/** How a reader checks this report without trusting it. */
import type { Block } from './blocks.ts';
import type { LabelReport } from './load.ts';

export function verificationBlocks(
  { label, audit, opening, closing }: LabelReport,
  origin: string,
): Block[] {
  const rows = [
    ['Copie figée à l’ouverture', opening.sha256],
    ...(closing ? [['Copie figée de la décision', closing.sha256]] : []),
    ['Règles du référentiel', opening.set.hash],
    ...(audit.seedCommitments ?? []).map((hash, index) => [
      `Tirage de la surveillance ${index + 1}`,
      hash,
    ]),
  ];
  const steps = [
    'La page du label dit son état aujourd’hui : un label suspendu ou révoqué depuis ce rapport y est dit tel.',
    'La page de vérification contrôle l’attestation signée du label, et refait le calcul du niveau depuis la copie figée.',
    'Les empreintes ci-dessus sont celles des copies figées, octet pour octet : une réponse ou un avis changé en donnerait une autre.',
  ];
  return [
    { kind: 'heading', level: 2, text: 'Vérifier ce rapport' },
    {
      ...{ kind: 'table', widths: [0.3, 0.7], head: ['Objet', 'Empreinte SHA-256'] },
      caption: 'Empreintes',
      rows,
    },
    ...steps.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'link',
      text: `${origin}/labels/${label.reference}`,
      href: `${origin}/labels/${label.reference}`,
    },
    { kind: 'link', text: `${origin}/verifier`, href: `${origin}/verifier` },
  ];
}
