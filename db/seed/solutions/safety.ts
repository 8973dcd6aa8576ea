import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import { confirmed, entry, LARGE_TOWNS, make, recurring } from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const safety = (t: Clock): SolutionSeed[] => [
  {
    slug: 'main-courante-24',
    vendor: 'balise-sure',
    since: -180,
    listing: make({
      name: 'Main courante 24',
      summary: 'Main courante, patrouilles et objets trouvés des polices municipales.',
      text: [
        'La patrouille dicte ou écrit, le poste relit, la fiche se verrouille. Les consultations sont tracées et relues chaque mois par un responsable.',
        'L’outil ne propose ni reconnaissance de visages ni croisement de fichiers.',
      ],
      site: 'main-courante',
      domains: ['SPU'],
      audiences: LARGE_TOWNS,
      deployments: ['on-premise', 'mobile'],
      tags: ['police municipale', 'main courante', 'objets trouvés'],
      pricing: 'public',
      prices: [entry(1900, 'perpetual'), recurring(420, 'fixed-year')],
      channels: [{ channel: 'below-threshold' }],
      references: [confirmed('Ville de Castelnau-d’Orbe', '22 agents', t.year(-1), t.day(-61))],
    }),
    facts: [...AGENTS, 'produit_documents', 'archives'],
    rounds: [
      round(-120, {
        quality: 7.9,
        themes: { SEC: 9, RGP: 9 },
        proof: PROOF.checks,
        say: { 'SEC-07': { level: 'oui', proof: 'checked' } },
      }),
    ],
  },
  {
    slug: 'balise-interventions',
    vendor: 'balise-sure',
    since: -230,
    listing: make({
      name: 'Balise Interventions',
      summary:
        'Engagement des secours, disponibilité des sapeurs-pompiers et suivi des moyens, sur réseau protégé.',
      text: [
        'Balise engage les moyens les plus proches et suit la disponibilité des volontaires. Le système tient sans internet : une caserne isolée continue de travailler.',
        'La documentation pour les réseaux protégés est remise sous enveloppe, et le reste est public.',
      ],
      site: 'balise-interventions',
      domains: ['SPU'],
      audiences: ['local-establishment', 'state'],
      deployments: ['on-premise'],
      tags: ['SDIS', 'NexSIS', 'alerte', 'disponibilité', 'réseau protégé'],
      pricing: 'quote',
      prices: [recurring(null, 'fixed-year')],
      channels: [{ channel: 'ugap', until: t.month(15) }],
      references: [
        confirmed(
          'Service d’incendie et de secours de la Haute-Ternes',
          '61 centres',
          t.year(-2),
          t.day(-39),
        ),
      ],
    }),
    facts: [...AGENTS, 'usage_dr'],
    rounds: [
      round(
        -140,
        {
          quality: 8.1,
          themes: { SEC: 9.2 },
          proof: PROOF.someAudit,
          say: {
            'HEB-07': {
              level: 'oui',
              proof: 'audited',
              verdict: {
                outcome: 'confirmed',
                finding:
                  'Installation et mise à jour rejouées sur une maquette sans accès à internet.',
              },
            },
            'SEC-01': { level: 'iso-27001-partielle', proof: 'certified' },
          },
        },
        { audit: { by: AUDITORS.verdelet, on: -70 } },
      ),
    ],
    events: [
      {
        on: -70,
        kind: 'audited',
        criterion: 'HEB-07',
        summary: 'Installation sans internet rejouée devant l’auditeur.',
      },
    ],
  },
];
