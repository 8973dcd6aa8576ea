/** Subjects of administration, in the order of their links. */
export type AdministrationPlace = {
  href: string;
  label: string;
  about: string;
  /** moderators open it too */
  moderators?: true;
};

export const BASE = '/moderation/administration';

const PLACES: readonly AdministrationPlace[] = [
  {
    href: `${BASE}/organisations`,
    label: 'Organisations',
    about: 'Vérifier, renommer, fusionner, fermer.',
  },
  {
    href: `${BASE}/doublons`,
    label: 'Doublons',
    about: 'Réunir deux fiches de la même solution.',
  },
  {
    href: `${BASE}/synonymes`,
    label: 'Synonymes',
    about: 'Les mots qui se valent pour la recherche, avec l’effet avant d’enregistrer.',
    moderators: true,
  },
  {
    href: `${BASE}/recherches`,
    label: 'Recherches sans résultat',
    about: 'Ce que les lecteurs cherchent et ne trouvent pas.',
    moderators: true,
  },
  {
    href: `${BASE}/comptes`,
    label: 'Comptes et rôles',
    about: 'Qui modère, qui administre, qui est bloqué.',
  },
  {
    href: `${BASE}/accreditations`,
    label: 'Accréditations',
    about: 'Qui peut auditer et accorder des labels.',
  },
  {
    href: `${BASE}/actes`,
    label: 'Actes à deux',
    about: 'Ce qu’une personne propose et qu’une autre confirme.',
  },
  {
    href: `${BASE}/lecture-seule`,
    label: 'Lecture seule',
    about: 'Suspendre les écritures le temps d’une opération.',
  },
];

export const placesOf = (staff: string | null | undefined): AdministrationPlace[] =>
  PLACES.filter(({ moderators }) => moderators || staff === 'administrator');

/** Steps of the breadcrumb of a page below « Administration ». */
export const stepsTo = (...steps: { label: string; href?: string }[]) => [
  { label: 'Modération', href: '/moderation' },
  { label: 'Administration', href: BASE },
  ...steps,
];
