import { error, redirect } from '@sveltejs/kit';
import { loadSet } from '@gouvtech/criteria';
import { getTallies } from '#lib/server/api.ts';
import { knownVersions } from '#lib/server/criteria/in-force.ts';
import { criterionSheet, findCriterion, neighbours } from '#lib/server/criteria/sheet.ts';
import type { PageServerLoad } from './$types';

/** The criterion in the version in force, in the one asked, or in the announced one that brings it. */
export const load: PageServerLoad = async ({ params, url }) => {
  const id = params.critere;
  const versions = await knownVersions();
  const inForce = versions.find(({ status }) => status === 'in-force')!;
  const asked = url.searchParams.get('version');
  const candidates =
    asked === null
      ? [inForce, ...versions.filter(({ status }) => status === 'announced')]
      : versions.filter(({ version }) => version === asked);
  const known = (criterion: string) =>
    candidates.find(({ version }) => findCriterion(loadSet(version), criterion));
  const found = known(id);
  if (!found) {
    if (known(id.toUpperCase())) redirect(308, `/referentiel/${id.toUpperCase()}${url.search}`);
    error(
      404,
      `Le critère «\u00a0${id.slice(0, 40)}\u00a0» n’existe pas dans la version ${(asked ?? inForce.version).slice(0, 40)}. Les critères sont sur la page Référentiel.`,
      { code: 'criterion-not-found' },
    );
  }
  const set = loadSet(found.version);
  return {
    version: set.version,
    status: found.status,
    inForceOn: found.inForceOn,
    /** kept by the links to its neighbours */
    query: asked === null && found === inForce ? '' : `?version=${set.version}`,
    sheet: criterionSheet(
      set,
      findCriterion(set, id)!,
      found.status === 'announced' ? [] : await getTallies(id, set.version),
    ),
    ...neighbours(set, id),
  };
};
