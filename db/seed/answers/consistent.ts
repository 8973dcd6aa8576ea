/** Levels that the listing already tells: an answer never contradicts its own listing. */
import type { CriterionId, Day } from '@gouvtech/criteria';
import { hostingLocation, isOpenSource, type Hosting, type Listing } from '@gouvtech/domain';
import type { Fields } from './fill.ts';

type Forced = { level: string; fields?: Fields };

/** @returns what the listing makes of this criterion; undefined when it leaves the choice. */
export function forcedByListing(
  id: CriterionId,
  { licence, repository, hosting, deployments, pricing, channels }: Listing,
  today: Day,
): Forced | undefined {
  switch (id) {
    case 'LIB-01':
      if (!isOpenSource(licence)) return { level: repository ? 'composants' : 'ferme' };
      return { level: licence.kind === 'spdx' && licence.scope ? 'coeur-ouvert' : 'libre' };
    case 'HEB-02':
      return hosting ? { level: secNumCloud(hosting, today) } : undefined;
    case 'HEB-03':
      return hosting && !certified(hosting, 'HDS', today) ? { level: 'non' } : undefined;
    case 'HEB-04':
      return { level: EXPOSURE[hosting?.foreignControl ?? 'none'] };
    case 'HEB-06':
      return deployments.some(
        (one) => one === 'own-host' || one === 'on-premise' || one === 'desktop',
      )
        ? { level: 'deploiement-libre' }
        : undefined;
    case 'RGP-08':
      return transfers(hosting);
    case 'ACH-02':
      return { level: PRICING[pricing] };
    case 'ACH-03':
      return purchase(channels, today);
    default:
      return undefined;
  }
}

const EXPOSURE: Record<Hosting['foreignControl'], string> = {
  none: 'aucun-lien',
  'subcontractor-no-access': 'sous-traitant-sans-acces',
  'subcontractor-access': 'sous-traitant-avec-acces',
  controlled: 'controle-hors-ue',
  unknown: 'controle-hors-ue',
};

const PRICING: Record<Listing['pricing'], string> = {
  public: 'complete',
  free: 'publique',
  'on-request': 'demande',
  quote: 'devis',
  unknown: 'aucune',
};

const certified = ({ qualifications }: Hosting, code: string, today: Day) =>
  qualifications.some(
    (one) => one.code === code && one.state === 'held' && (one.until ?? today) >= today,
  );

function secNumCloud({ qualifications }: Hosting, today: Day): string {
  const all = qualifications.filter((one) => one.code === 'SecNumCloud');
  const held = all.filter((one) => one.state === 'held' && (one.until ?? today) >= today);
  if (held.some((one) => one.scope === 'service')) return 'service-qualifie';
  if (held.length > 0) return 'infrastructure-seule';
  return all.some((one) => one.state === 'in-progress') ? 'en-cours' : 'non';
}

function transfers(hosting: Hosting | null): Forced | undefined {
  if (hosting && hostingLocation(hosting) === 'declare-hors-ue')
    return { level: 'clauses-mesures' };
  const free = !hosting || hosting.foreignControl === 'none';
  return free ? { level: 'aucun' } : undefined;
}

/** Channels one body alone may use say nothing of the others. */
function purchase(channels: Listing['channels'], today: Day): Forced {
  const ends = channels.flatMap(({ until }) => (until && until >= today ? [until] : [])).sort();
  const threshold = channels.some(({ channel }) => channel === 'below-threshold');
  const [longest, second] = ends.reverse();
  return {
    level: second || threshold ? 'plusieurs' : longest ? 'un-canal' : 'aucun',
    fields: {
      ...(longest && { echeance_canal: longest }),
      ...(second && { echeance_second_canal: second }),
      eligible_sous_seuil: threshold,
      clauses_types: threshold,
    },
  };
}
