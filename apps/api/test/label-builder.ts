/** Labels written straight in the tables, for tests of what the public sees of them. */
import { publishToReadModel, schema, type Database } from '@gouvtech/db';
import type { LabelSchemeId } from '@gouvtech/domain';
import { NOW } from './catalogue-builder.ts';

type Given = { scheme?: LabelSchemeId; level?: 0 | 1 | 2 | 3 } & Partial<
  typeof schema.label.$inferInsert
>;

/**
 * A label of this solution, from a closed audit of its public assessment, published at once; active to 2029 at the
 * first level by default. @returns its reference and that of its audit
 */
export async function grantLabel(
  database: Database,
  solutionId: string,
  labellerId: string,
  { scheme = 'socle-public', level = 1, ...more }: Given = {},
): Promise<{ reference: string; audit: string; auditId: string }> {
  const [{ n } = { n: 0 }] = await database.query<{ n: number }>(
    'select count(*)::int n from label',
  );
  const [assessment] = await database.query<{ id: string }>(
    'select id from assessment where solution_id = $1 limit 1',
    [solutionId],
  );
  return database.transaction(async (tx) => {
    const [audit, reference] = [`A-2026-${9000 + n}`, `L-2026-${9000 + n}`];
    const common = { solutionId, labellerId, scheme, statusSince: NOW };
    const [made] = await tx
      .insert(schema.audit)
      .values({
        ...{ ...common, reference: audit, assessmentId: assessment!.id, status: 'closed' },
        ...{ requestedAt: NOW, decidedAt: NOW, outcome: level === 0 ? 'refused' : 'granted' },
      })
      .returning({ id: schema.audit.id });
    await tx.insert(schema.label).values({
      ...{ ...common, reference, auditId: made!.id, criteriaSet: '2026.1', level },
      status: level === 0 ? 'refused' : 'active',
      grantedAt: NOW,
      ...(level > 0 && { validFrom: NOW.slice(0, 10), validUntil: '2029-11-19' }),
      ...more,
    });
    await publishToReadModel(tx, [solutionId], NOW);
    return { reference, audit, auditId: made!.id };
  });
}
