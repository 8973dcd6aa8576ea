/** Words and addresses of what waits. */
import type { components } from '@gouvtech/api-client';
import { listed } from '@gouvtech/domain/words';

export type Dashboard = components['schemas']['VendorDashboard'];
export type Solution = Dashboard['solutions'][number];
export type Step = Solution['next'][number];

export const listingPage = (slug: string): string => `/espace/solutions/${slug}`;
const assessmentPage = (slug: string): string => `${listingPage(slug)}/evaluation`;

type Words = { text: string; page: (slug: string) => string };
const STEPS: Record<Step['step'], Words> = {
  'complete-listing': { text: 'Compléter la fiche, puis la soumettre', page: listingPage },
  'answer-requests': { text: 'Répondre aux demandes du modérateur', page: listingPage },
  'reopen-listing': { text: 'Reprendre la fiche', page: listingPage },
  'wait-review': { text: 'La fiche attend un modérateur', page: listingPage },
  'start-assessment': { text: 'Commencer l’évaluation', page: assessmentPage },
  'complete-assessment': {
    text: 'Répondre aux critères, puis faire attester',
    page: assessmentPage,
  },
  'wait-publication': { text: 'L’évaluation attestée attend sa parution', page: assessmentPage },
  renew: {
    text: 'Renouveler l’attestation',
    page: (slug) => `${assessmentPage(slug)}/attestation`,
  },
};

export const stepText = ({ step }: Step): string => STEPS[step].text;
export const stepPage = ({ step }: Step, slug: string): string => STEPS[step].page(slug);

/** Who does it, when it is not for the reader alone to know. */
export function stepWho({ by, who, you }: Step): string | null {
  if (by === 'moderator') return null;
  if (by === 'member') return you ? 'Par vous ou vos collègues' : 'Par un membre de l’organisation';
  if (who.length === 0)
    return 'Par un signataire\u00a0: l’organisation n’en a pas encore, un administrateur en nomme un';
  const others = `Par ${who.join(' ou ')}, signataire${who.length > 1 ? 's' : ''}`;
  return you ? `${others}\u00a0: c’est à vous` : others;
}

type Deadline = Dashboard['deadlines'][number];

/** What happens that day. @param past the day has come */
export function deadlineText({ kind, title }: Deadline, past: boolean): string {
  switch (kind) {
    case 'stale':
      return 'L’attestation a un an\u00a0: renouvelez-la, sinon l’évaluation est marquée à renouveler';
    case 'expiry':
      return 'L’évaluation expire\u00a0: ses scores quittent les listes';
    case 'answer':
      return 'Sans réponse aux demandes du modérateur, la fiche est archivée';
    case 'archive':
      return 'Sans confirmation de votre part, la fiche quitte le catalogue\u00a0: confirmez-la';
    case 'evidence':
      return past
        ? `La pièce «\u00a0${title}\u00a0» ne vaut plus\u00a0: les réponses perdent leur preuve`
        : `La pièce «\u00a0${title}\u00a0» arrive à sa fin\u00a0: remplacez-la`;
  }
}

export const deadlinePage = ({ kind, solutions }: Deadline): string => {
  const slug = solutions[0]?.slug;
  if (kind === 'evidence' || slug === undefined) return '/espace/preuves';
  return kind === 'answer' || kind === 'archive'
    ? listingPage(slug)
    : `${assessmentPage(slug)}/attestation`;
};

type Roles = { signatory: boolean; administrator: boolean; auditor?: boolean; decider?: boolean };

export const rolesText = (roles: Roles): string =>
  listed([
    'membre',
    ...(roles.signatory ? ['signataire'] : []),
    ...(roles.administrator ? ['administrateur'] : []),
    ...(roles.auditor ? ['auditeur'] : []),
    ...(roles.decider ? ['décideur'] : []),
  ]);
