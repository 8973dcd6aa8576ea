import { Type } from 'typebox';
import { instant, named, ref, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };

const DemonstrationMail = named(
  'DemonstrationMail',
  Type.Object(
    {
      id: text('Identifiant du courriel.'),
      to: text('Destinataire.'),
      subject: text('Objet.'),
      body: text('Texte.'),
      at: instant('Quand il a été écrit'),
    },
    { ...closed, description: 'Un courriel que la démonstration n’envoie pas.' },
  ),
);

export const DemonstrationMails = named(
  'DemonstrationMails',
  Type.Object({ mails: Type.Array(ref(DemonstrationMail)) }, closed),
);

export const MailsQuery = Type.Object(
  {
    to: Type.Optional(text('Seulement les courriels envoyés à cette adresse.', { maxLength: 320 })),
  },
  closed,
);

export const demonstrationMailComponents = [DemonstrationMail, DemonstrationMails];
