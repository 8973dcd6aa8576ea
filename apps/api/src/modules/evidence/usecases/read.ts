import type { Person } from '@gouvtech/domain/actors';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { MAX_ORGANISATION_BYTES } from '../../files/index.ts';
import { evidenceObject } from '../objects.ts';
import { findLibraries, findPiece, listPieces, usedBytes, type Library } from '../repository.ts';
import type { LibraryQuery } from '../inputs.ts';
import { searchLibrary } from '../search.ts';
import type { EvidenceItem, EvidenceLibrary } from '../schemas.ts';
import { listUses } from '../uses-repository.ts';
import { evidenceItem } from '../view.ts';
import { momentOf, ownLibrary, type EvidenceDependencies } from './context.ts';

export function readUseCases({ database, clock }: EvidenceDependencies) {
  const { db } = database;
  return {
    /** A page of the library of one organisation, with where each proof is used. A person of none gets an empty one. */
    async list(actor: Person, query: LibraryQuery): Promise<EvidenceLibrary> {
      const { today } = momentOf(clock);
      const libraries = await findLibraries(
        db,
        actor.memberships.map(({ organisationId }) => organisationId),
      );
      const { organisation: slug } = query;
      const library = slug === undefined ? libraries[0] : await ownLibrary(db, actor, slug);
      const organisations = libraries.map(named);
      const storage = { used: 0, limit: MAX_ORGANISATION_BYTES };
      if (!library) {
        const found = searchLibrary([], query);
        return { organisation: null, organisations, ...found, storage, actions: [] };
      }
      const pieces = await listPieces(db, library.id);
      const ids = pieces.map(({ id }) => id);
      const uses = Map.groupBy(await listUses(db, ids), ({ evidenceId }) => evidenceId);
      const items = pieces.map((piece) =>
        evidenceItem(actor, piece, uses.get(piece.id) ?? [], today),
      );
      return {
        organisation: named(library),
        organisations,
        ...searchLibrary(items, query),
        storage: { ...storage, used: await usedBytes(db, library.id) },
        actions: ['evidence:add'],
      };
    },

    /** For its members: what others may read of it is on the pages of solutions. */
    async read(actor: Person, id: string): Promise<EvidenceItem> {
      const piece = await findPiece(db, id);
      if (!piece || piece.removedAt) throw refusalError('hidden');
      const uses = await listUses(db, [id]);
      demandRight(actor, 'evidence:edit', evidenceObject(piece, uses));
      return evidenceItem(actor, piece, uses, momentOf(clock).today);
    },
  };
}

const named = ({ slug, name }: Library) => ({ slug, name });
