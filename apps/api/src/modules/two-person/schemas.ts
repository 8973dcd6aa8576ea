import { Type } from 'typebox';
import { TWO_PERSON_STATUSES } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { instant, named, nullable, oneOf, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };

export const TwoPersonActs = named(
  'TwoPersonActs',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            id: text('Identifiant.'),
            action: text('Acte proposé, par exemple `assessment:invalidate`.'),
            label: text('De quoi il s’agit.'),
            href: text('Page où l’objet se juge.'),
            reason: text('Motif écrit par qui propose.'),
            status: oneOf(TWO_PERSON_STATUSES, { description: 'État.' }),
            proposedByName: text('Qui propose.'),
            proposedAt: instant('Quand'),
            expiresAt: instant('Fin du délai de confirmation'),
            decidedByName: nullable(text('Qui a confirmé ou annulé.')),
            decidedAt: nullable(instant('Quand')),
            actions: Type.Array(oneOf(actionsOn('two-person-act')), {
              description: 'Ce que vous pouvez faire.',
            }),
          },
          closed,
        ),
        {
          description:
            'Ceux qui attendent, le premier à expirer en tête, puis les derniers décidés.',
        },
      ),
    },
    { ...closed, description: 'Actes que deux administrateurs du catalogue doivent vouloir.' },
  ),
);

export const twoPersonComponents = [TwoPersonActs];
