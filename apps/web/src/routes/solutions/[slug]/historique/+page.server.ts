import { getHistory, getScoresOn, getVersion } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import type { ListingChange } from '@gouvtech/domain';
import { themeRows } from '../view/scores.ts';
import type { PageServerLoad } from './$types';
import { changeLines } from './view/changes.ts';
import { sheetOf } from './view/sheet.ts';
import { timelineOf } from './view/timeline.ts';

/** One call: a past version (`?version=`), the scores of a day (`?date=`), else a page of the whole history. */
export const load: PageServerLoad = async ({ params, url }) => {
  const { slug } = params;
  const canonical = `${config.origin}/solutions/${slug}/historique`;
  const common = { canonical, today: new Date().toISOString().slice(0, 10) };
  const [version, date] = ['version', 'date'].map((name) => url.searchParams.get(name));
  if (version)
    return { ...common, view: 'version' as const, ...(await versionView(slug, version)) };
  if (date !== null && date !== undefined)
    return { ...common, view: 'date' as const, ...(await dateView(slug, date)) };
  const history = await getHistory(slug, url.searchParams.get('page') ?? '1');
  const { solution, firstOn, page, pageSize, total } = history;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const lines = timelineOf(history);
  return { ...common, view: 'all' as const, solution, firstOn, page, pages, total, lines };
};

async function versionView(slug: string, number: string) {
  const { listing, changes, ...version } = await getVersion(slug, number);
  return {
    ...version,
    firstOn: null,
    name: listing.name,
    summary: listing.summary,
    paragraphs: listing.description.split(/\n\s*\n/).filter((text) => text.trim() !== ''),
    sheet: sheetOf(listing),
    changes: changeLines(changes as ListingChange[]),
  };
}

async function dateView(slug: string, asked: string) {
  const { solution, date, firstOn, version, absence, assessment, themes } = await getScoresOn(
    slug,
    asked,
  );
  const wording = wordingOf(assessment?.criteriaSet);
  return {
    solution,
    date,
    firstOn,
    version,
    absence,
    assessment,
    themes: themeRows(themes, wording),
    missing: (assessment?.missingPrerequisites ?? []).map((id) => ({
      id,
      title: wording.criterion(id).texts.title,
    })),
  };
}
