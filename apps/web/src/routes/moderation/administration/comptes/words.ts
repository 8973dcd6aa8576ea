export const ROLE_LABELS = {
  moderator: 'Modération',
  administrator: 'Administration du catalogue',
} as const;
