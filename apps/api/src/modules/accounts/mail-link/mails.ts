/** What the three kinds of people who ask for a link receive. Same subject: the mailbox list tells nothing either. */
import { letter } from '../../mail/index.ts';

export const VALID_MINUTES = 15;
export const SUBJECT = 'Votre connexion au Catalogue GouvTech';

export const linkMail = (link: string, isNew: boolean): string =>
  letter([
    isNew
      ? 'Quelqu’un, sans doute vous, veut se connecter au Catalogue GouvTech avec cette adresse. Elle n’a pas encore de compte : ce lien vous permet de le créer.'
      : 'Quelqu’un, sans doute vous, veut se connecter au Catalogue GouvTech avec cette adresse.',
    `Ouvrez ce lien dans les ${VALID_MINUTES} minutes, puis confirmez. Il sert une fois :\n${link}`,
    'Si ce n’est pas vous, ne faites rien : sans ce lien, personne n’entre.',
  ]);

export const staffMail = (login: string): string =>
  letter([
    'Quelqu’un, sans doute vous, veut se connecter au Catalogue GouvTech avec cette adresse.',
    `Votre compte modère le catalogue : il s’ouvre avec ProConnect seulement, et deux facteurs. Passez par la page de connexion :\n${login}`,
    'Si ce n’est pas vous, ne faites rien.',
  ]);

export const blockedMail = (contact: string): string =>
  letter([
    'Quelqu’un, sans doute vous, veut se connecter au Catalogue GouvTech avec cette adresse.',
    `Votre compte est bloqué : aucun lien ne peut l’ouvrir. Pour le contester, écrivez à l’exploitant :\n${contact}`,
  ]);
