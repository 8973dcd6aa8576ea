/** Labels, as the pages of the catalogue show them; each has its own page and its own addresses. */
import { Type } from 'typebox';
import { LABEL_LEVELS, LABEL_SCHEME_IDS } from '@gouvtech/domain';
import { day, named, nullable, oneOf, text } from '../../../contract/schema.ts';

const closed = { additionalProperties: false };

const label = {
  reference: text('Référence, qui est aussi son adresse, par exemple `L-2026-0003`.'),
  audit: text('Référence de l’audit dont il vient.'),
  scheme: oneOf(LABEL_SCHEME_IDS, { description: 'Programme de labellisation.' }),
  level: oneOf(LABEL_LEVELS, { description: 'Niveau : 1 essentiel, 2 avancé, 3 exemplaire.' }),
  labeller: Type.Object(
    { slug: text('Identifiant dans les adresses.'), name: text('Nom.') },
    { ...closed, description: 'Organisme accrédité qui l’a accordé.' },
  ),
};

export const LabelMark = named(
  'LabelMark',
  Type.Object(
    {
      ...label,
      status: oneOf(['active', 'suspended'], {
        description: 'En cours ou suspendu. Un label suspendu ne compte dans aucun filtre.',
      }),
      suspension: Type.Optional(
        Type.Object(
          { on: day('Depuis quel jour'), reason: nullable(text('Motif.')) },
          { ...closed, description: 'Absent : le label n’est pas suspendu.' },
        ),
      ),
      until: day('Dernier jour de validité'),
    },
    { ...closed, description: 'Un label accordé par un tiers accrédité, après un audit.' },
  ),
);

export const EndedLabel = named(
  'EndedLabel',
  Type.Object(
    {
      ...label,
      status: oneOf(['expired', 'revoked', 'withdrawn', 'superseded'], {
        description: 'Échu, révoqué, retiré par l’éditeur, ou remplacé par un autre.',
      }),
      on: day('Premier jour où il ne vaut plus'),
      reason: nullable(text('Motif.')),
    },
    { ...closed, description: 'Un label qui ne vaut plus.' },
  ),
);
