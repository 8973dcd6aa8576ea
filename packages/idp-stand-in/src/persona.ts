/** Someone who can log in at the stand-in, as ProConnect would tell it. */

/** `proconnect.md`, section 6, from the weakest to the strongest. */
export const ACR_VALUES = [
  'eidas0',
  'eidas0-mfa',
  'eidas1',
  'eidas1-mfa',
  'eidas2',
  'eidas3',
  'https://proconnect.gouv.fr/assurance/certification-dirigeant',
] as const;
export type Acr = (typeof ACR_VALUES)[number];

export type Role = 'agent_public' | 'agent_public_etat' | 'agent_public_territorial';

export type Persona = {
  /** fixed; what tests and forms name this persona by */
  id: string;
  /** `sub`: belongs to one identity provider, kept when the address changes */
  subject: string;
  /** who they are for the catalogue, in French, for the list */
  about: string;
  given_name: string;
  usual_name: string;
  email: string;
  uid: string;
  /** 14 digits; absent where the identity provider does not know it */
  siret?: string;
  organization_label?: string;
  idp_id: string;
  roles: readonly Role[];
  /** the level their identity provider gives without being asked for more */
  acr: Acr;
  amr: readonly string[];
  /** an official source says that they represent their organisation: told when the service asks for it */
  representative?: true;
};

type Given = Omit<Persona, 'subject' | 'uid' | 'amr'> & Partial<Pick<Persona, 'subject' | 'amr'>>;
export const persona = (given: Given): Persona => ({
  subject: given.id,
  uid: `uid-${given.id}`,
  amr: given.acr.endsWith('-mfa') ? ['pwd', 'otp', 'mfa'] : ['pwd'],
  ...given,
});
