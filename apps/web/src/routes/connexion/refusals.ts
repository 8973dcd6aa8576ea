import type { LoginRefusalCode, LoginStep } from '@gouvtech/domain/login';

/** Why a login did not end in a session: what happened, and what to do next. */
export const REFUSAL_WORDS: Record<LoginRefusalCode, string> = {
  cancelled:
    'Vous avez interrompu la connexion chez ProConnect. Recommencez, ou demandez un lien par courriel.',
  'provider-error':
    'ProConnect n’a pas pu vous identifier. Recommencez dans quelques minutes, ou demandez un lien par courriel.',
  'provider-unreachable':
    'ProConnect ne répond pas. Recommencez dans quelques minutes, ou demandez un lien par courriel.',
  'expired-attempt': 'La connexion a pris plus de dix minutes. Recommencez.',
  replayed: 'Cette connexion a déjà servi, sans doute par le bouton « Précédent ». Recommencez.',
  'other-browser':
    'La connexion a commencé dans un autre navigateur, ou les cookies sont refusés. Acceptez les cookies de ce site, puis recommencez ici.',
  forged:
    'La réponse reçue n’est pas celle que ProConnect a signée. Recommencez ; si cela continue, écrivez à l’exploitant du catalogue.',
  'level-too-low':
    'Cette connexion n’est pas assez sûre : il faut un second facteur. Activez-le chez votre fournisseur d’identité, puis recommencez.',
  blocked: 'Ce compte est bloqué. Écrivez à l’exploitant du catalogue pour le contester.',
};

export const STEP_WORDS: Record<LoginStep | 'deleted', string> = {
  deleted: 'Votre compte est supprimé, vos sessions sont fermées.',
  'prove-mailbox':
    'Votre adresse a déjà un compte, ouvert par un autre fournisseur d’identité. Un courriel part vers cette adresse : ouvrez son lien dans les 15 minutes pour rattacher cette identité.',
  'signed-out': 'Vous êtes déconnecté.',
};

export const wordsOf = (words: Record<string, string>, code: string | null): string | null =>
  code !== null && Object.hasOwn(words, code) ? words[code]! : null;
