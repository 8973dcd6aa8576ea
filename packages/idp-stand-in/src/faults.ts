/** What can go wrong at an identity provider, one persona at a time. */
export const FAULTS = {
  cancel: 'La personne abandonne',
  'server-error': 'Le fournisseur répond «\u00a0server_error\u00a0»',
  'token-error': 'L’échange du code échoue (erreur 500)',
  slow: 'L’échange du code prend dix secondes',
  'expired-code': 'Le code a expiré',
  'wrong-nonce': 'Le jeton porte un autre nonce',
  'wrong-audience': 'Le jeton est destiné à un autre service',
  'wrong-issuer': 'Le jeton vient d’un autre émetteur',
  'forged-id-token': 'Le contenu du jeton est modifié après signature',
  'forged-userinfo': 'L’identité est modifiée après signature',
  'other-subject': 'L’identité est celle de quelqu’un d’autre',
  'plain-userinfo': 'L’identité arrive sans signature (JSON)',
  'ignored-acr': 'Le niveau demandé est ignoré (mot de passe seul)',
  'key-rotation': 'Les clés changent juste avant la signature',
  'clock-behind': 'L’horloge du fournisseur retarde de cinq minutes',
  'clock-ahead': 'L’horloge du fournisseur avance de cinq minutes',
} as const;
export type Fault = keyof typeof FAULTS;

export const isFault = (value: string): value is Fault => Object.hasOwn(FAULTS, value);

export type FaultBoard = {
  /** @param persona its id, or `*` for everybody; null puts things right */
  set: (persona: string, fault: Fault | null) => void;
  of: (persona: string) => Fault | undefined;
};

export function faultBoard(): FaultBoard {
  const faults = new Map<string, Fault>();
  return {
    set: (persona, fault) => void (fault ? faults.set(persona, fault) : faults.delete(persona)),
    of: (persona) => faults.get(persona) ?? faults.get('*'),
  };
}
