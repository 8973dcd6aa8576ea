import { Type } from 'typebox';
import { instant, named, nullable, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };

export const SiteState = named(
  'SiteState',
  Type.Object(
    {
      readOnly: nullable(
        Type.Object({ since: instant('Depuis quand'), reason: text('Motif, pour tous.') }, closed),
        { description: 'Non nul : les écritures sont suspendues.' },
      ),
    },
    { ...closed, description: 'État du site.' },
  ),
);

export const siteStateComponents = [SiteState];
