import { listClaims, requestClaim, withdrawClaim } from './usecases/claim.ts';
import { createListing } from './usecases/create.ts';
import type { ListingDependencies } from './usecases/dependencies.ts';
import { editContacts, editListing } from './usecases/edit.ts';
import { confirmListing, withdrawListing } from './usecases/end.ts';
import { addImage, readImage } from './usecases/images.ts';
import { importPubliccode, readSource, reviewImport } from './usecases/import.ts';
import { closeNames, previewListing, readListing } from './usecases/read.ts';
import { discard, reopen, submitListing, takeBack } from './usecases/submit.ts';

type Rest<F> = F extends (first: never, ...rest: infer R) => infer T ? (...rest: R) => T : never;

/** Each use case with what it works on; the routes know nothing else. */
export function listingUseCases(dependencies: ListingDependencies) {
  const ready = <F extends (dependencies: ListingDependencies, ...rest: never[]) => unknown>(
    act: F,
  ) => ((...rest: never[]) => act(dependencies, ...rest)) as Rest<F>;
  return {
    read: ready(readListing),
    preview: ready(previewListing),
    closeNames: ready(closeNames),
    create: ready(createListing),
    edit: ready(editListing),
    editContacts: ready(editContacts),
    submit: ready(submitListing),
    takeBack: ready(takeBack),
    discard: ready(discard),
    reopen: ready(reopen),
    confirm: ready(confirmListing),
    withdraw: ready(withdrawListing),
    reviewImport: ready(reviewImport),
    importPubliccode: ready(importPubliccode),
    readSource: ready(readSource),
    addImage: ready(addImage),
    readImage: ready(readImage),
    claim: ready(requestClaim),
    withdrawClaim: ready(withdrawClaim),
    claims: ready(listClaims),
  };
}

export type ListingUseCases = ReturnType<typeof listingUseCases>;
