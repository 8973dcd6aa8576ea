/** Words of the acts of administrators on an accreditation. */
import type { components } from '@gouvtech/api-client';

type Accreditation = components['schemas']['Accreditation'];

export const DONE: Record<string, string> = {
  proposee: 'C’est proposé. Une autre personne qui administre le catalogue confirme.',
  refusee: 'La demande est refusée. L’organisation est prévenue.',
  suspendue: 'L’accréditation est suspendue. L’organisation est prévenue et le registre le dit.',
  retiree: 'L’accréditation est retirée. L’organisation est prévenue et le registre le dit.',
};

export const PROPOSED: Record<Accreditation['proposed'][number]['action'], string> = {
  'accreditation:grant': 'd’accorder cette accréditation',
  'accreditation:restore': 'de rétablir cette accréditation',
};

/** Those that want a reason and nothing else. */
export const acts: readonly {
  action: Accreditation['actions'][number];
  form: 'refuse' | 'suspend' | 'restore' | 'withdraw';
  title: string;
  about: string;
  hint: string;
  button: string;
  bad: boolean;
}[] = [
  {
    action: 'accreditation:refuse',
    form: 'refuse',
    title: 'Refuser',
    about: 'L’organisation peut faire une nouvelle demande. Le refus n’est pas public.',
    hint: 'Ses membres le lisent. 20 caractères au moins.',
    button: 'Refuser la demande',
    bad: true,
  },
  {
    action: 'accreditation:suspend',
    form: 'suspend',
    title: 'Suspendre',
    about:
      'Aucun audit ne s’ouvre et aucun label ne s’accorde. Au-delà de six mois, ses labels sont suspendus.',
    hint: 'Public, au registre des labellisateurs. 20 caractères au moins.',
    button: 'Suspendre l’accréditation',
    bad: true,
  },
  {
    action: 'accreditation:restore',
    form: 'restore',
    title: 'Rétablir',
    about: 'Vous proposez\u00a0; elle est rétablie quand une autre personne confirme.',
    hint: 'L’autre personne décide d’après lui. 20 caractères au moins.',
    button: 'Proposer de rétablir',
    bad: false,
  },
  {
    action: 'accreditation:withdraw',
    form: 'withdraw',
    title: 'Retirer',
    about:
      'Pour toujours\u00a0: il faudra une nouvelle demande. Les labels restent jusqu’à leur surveillance.',
    hint: 'Public, au registre des labellisateurs. 20 caractères au moins.',
    button: 'Retirer l’accréditation',
    bad: true,
  },
];
