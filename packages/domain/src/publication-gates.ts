/** What a listing needs before anyone reads it: who is behind it, who to write to, who vouches (evaluation model 0.5). */
export const PUBLICATION_GATES = [
  'organisation-verified',
  'legal-contact',
  'security-contact',
  'accuracy-statement',
] as const;
export type PublicationGate = (typeof PUBLICATION_GATES)[number];

export type GateFacts = {
  organisationVerified: boolean;
  /** name or mailbox of who answers for the listing in law */
  legalContact: string | null;
  /** where a flaw is reported */
  securityContact: string | null;
  /** account of the signatory who stated that the listing is accurate */
  accuracyStatedBy: string | null;
};

/** @returns the gates that are not met, in the order of the list; empty when the listing may be published */
export function publicationGates(facts: GateFacts): PublicationGate[] {
  const met: Record<PublicationGate, boolean> = {
    'organisation-verified': facts.organisationVerified,
    'legal-contact': isGiven(facts.legalContact),
    'security-contact': isGiven(facts.securityContact),
    'accuracy-statement': isGiven(facts.accuracyStatedBy),
  };
  return PUBLICATION_GATES.filter((gate) => !met[gate]);
}

const isGiven = (text: string | null): boolean => text !== null && text.trim() !== '';

/** French: what is missing and what to do. */
export const GATE_TEXTS: Record<PublicationGate, string> = {
  'organisation-verified':
    'L’organisation n’est pas encore vérifiée. Un modérateur examine la demande ; vous recevrez un courriel.',
  'legal-contact': 'Indiquez un contact juridique : un nom et une adresse de courriel.',
  'security-contact':
    'Indiquez où signaler une faille : une adresse de courriel ou une page de votre site.',
  'accuracy-statement':
    'Un signataire de l’organisation déclare que la fiche est exacte. Transmettez-lui la page, ou cochez la déclaration si vous êtes signataire.',
};
