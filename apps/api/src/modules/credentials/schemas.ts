/** The HTTP contract of credentials. What is signed is described here, and sent as it was signed. */
import { Type, type Static } from 'typebox';
import { LABEL_LEVELS, LABEL_STATUSES } from '@gouvtech/domain';
import { instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { STATUS_PURPOSES } from './label-credential.ts';
import { CHECKS } from './verify/types.ts';

const closed = { additionalProperties: false };
/** Signed documents follow W3C standards, which leave room for more. */
const open = (description: string) => ({ additionalProperties: true, description });
const list = (description: string) => Type.Array(Type.String(), { description });

export const LabelCredential = named(
  'LabelCredential',
  Type.Object(
    {
      '@context': list('Contextes JSON-LD.'),
      id: text('Adresse de cette attestation.'),
      type: list('`VerifiableCredential`, `LabelCredential`.'),
      name: text('Le label et la solution, en une ligne.'),
      issuer: Type.Object({}, open('Le catalogue\u00a0: son identifiant `did:web` et son nom.')),
      validFrom: instant('Début'),
      validUntil: instant('Fin'),
      credentialSubject: Type.Object(
        {},
        open(
          'La solution, et sous `label` le niveau, les règles, le labellisateur, la copie figée.',
        ),
      ),
      credentialStatus: Type.Array(Type.Object({}, { additionalProperties: true }), {
        description: 'Sa place dans les listes des suspensions et des révocations.',
      }),
      proof: Type.Object({}, open('Signature `eddsa-jcs-2022`.')),
    },
    open('Justificatif vérifiable du W3C, version 2.0.'),
  ),
);

export const StatusListCredential = named(
  'StatusListCredential',
  Type.Object(
    {
      id: text('Adresse de cette liste.'),
      validFrom: instant('Début'),
      validUntil: instant('Fin\u00a0: lisez-la à nouveau avant'),
      credentialSubject: Type.Object({}, open('`encodedList`, un bit par label.')),
      proof: Type.Object({}, open('Signature `eddsa-jcs-2022`.')),
    },
    open('Bitstring Status List 1.0, signée.'),
  ),
);

export const BadgeData = named(
  'BadgeData',
  Type.Object(
    {
      reference: text('Référence du label.'),
      title: text('Le label.'),
      state: text('Son niveau tant qu’il vaut, sinon ce qu’il est devenu.'),
      detail: text('Jusqu’à quand, ou depuis quand.'),
      solution: text('Nom de la solution.'),
      level: oneOf(LABEL_LEVELS, { description: 'Niveau accordé.' }),
      levelName: text('Son nom.'),
      status: oneOf(LABEL_STATUSES, { description: 'État du label.' }),
      holds: Type.Boolean({ description: 'Le label vaut ce jour-là.' }),
      at: instant('Quand cela est constaté'),
    },
    closed,
  ),
);

export const LabelVerification = named(
  'LabelVerification',
  Type.Object(
    {
      verdict: oneOf(['accepted', 'refused', 'incomplete'] as const, {
        description:
          '`refused`\u00a0: une vérification a échoué. `incomplete`\u00a0: il a manqué de quoi en faire une.',
      }),
      checks: Type.Array(
        Type.Object(
          {
            id: oneOf(CHECKS, { description: 'Vérification.' }),
            title: text('Ce qui doit être vrai.'),
            outcome: oneOf(['passed', 'failed', 'unknown'] as const, { description: 'Résultat.' }),
            message: text('Ce qui est constaté, en une phrase.'),
          },
          closed,
        ),
        { description: 'Dans l’ordre où chacune s’appuie sur les précédentes.' },
      ),
      label: nullable(
        Type.Object(
          {
            reference: text('Référence du label.'),
            solution: Type.Object(
              { slug: text('Identifiant dans les adresses.'), name: text('Nom.') },
              closed,
            ),
            scheme: text('Label.'),
            level: text('Niveau.'),
            labeller: text('Labellisateur.'),
            validFrom: text('Début.'),
            validUntil: text('Fin.'),
            issuer: text('Qui a signé.'),
          },
          closed,
        ),
        { description: 'Ce que dit l’attestation. Nul\u00a0: sa signature n’est pas bonne.' },
      ),
    },
    closed,
  ),
);

/** Far beyond any credential: what is too long is measured and named by the use case. */
const TYPED_MAX = 2_000_000;
export const VerificationBody = Type.Object(
  {
    credential: Type.Optional(
      text('L’attestation, en JSON. 64\u00a0ko au plus.', { maxLength: TYPED_MAX }),
    ),
    reference: Type.Optional(
      text('Sans attestation\u00a0: la référence du label, ou l’adresse de sa page.', {
        maxLength: 2_000,
      }),
    ),
  },
  closed,
);
export type VerificationBody = Static<typeof VerificationBody>;

export const ReferenceParams = Type.Object({
  reference: text('Référence du label, par exemple L-2026-0003.', { maxLength: 40 }),
});
export const PurposeParams = Type.Object({
  purpose: oneOf(STATUS_PURPOSES, { description: 'Suspensions ou révocations.' }),
});
export const SnapshotParams = Type.Object({
  sha256: text('Empreinte SHA-256, en hexadécimal.', { pattern: '^[0-9a-f]{64}$' }),
});

export const anything = (description: string) => Type.Object({}, open(description));

export const credentialComponents = [
  LabelCredential,
  StatusListCredential,
  BadgeData,
  LabelVerification,
];
