import type { Day, Evidence } from '@gouvtech/criteria';
import type { EvidenceDescription } from '@gouvtech/db';

/** Pieces joined to an answer and not taken away since. @param until last day each holds there */
export const evidenceViews = (
  joined: Evidence[],
  described: Map<string, EvidenceDescription>,
  until: (one: Evidence) => Day,
  today: Day,
) =>
  joined
    .filter(({ removedAt }) => removedAt === undefined)
    .map((one) => {
      const { id, type, datedOn, startsOn, endsOn, attachedAt } = one;
      const { title, url, issuer, reference, visibility } = described.get(id)!;
      return {
        id,
        type,
        title,
        url: url ?? null,
        issuer: issuer ?? null,
        reference: reference ?? null,
        visibility,
        datedOn,
        startsOn: startsOn ?? null,
        endsOn: endsOn ?? null,
        attachedAt,
        validUntil: until(one),
        expired: until(one) < today,
      };
    });
