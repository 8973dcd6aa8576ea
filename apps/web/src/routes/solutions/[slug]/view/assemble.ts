/** The whole page from the one document of the API. Dates come in as arguments. */
import { DOCTRINE_READ_ON, type SolutionDocument } from '@gouvtech/domain';
import { priceLines } from '@gouvtech/domain/words';
import { dataClassTable } from './data-classes.ts';
import { hostingLines } from './hosting.ts';
import { jsonLd } from './json-ld.ts';
import { keyFacts } from './key-facts.ts';
import { labelSheet } from './labels.ts';
import { readChoices } from './choices.ts';
import { channelLines, referenceSheet, silentStages } from './offer.ts';
import { readingOf } from './reading.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';

/** Lines of a journal or a list on the light page; the complete one shows them all. */
const SHORT = { events: 6, references: 6 };

/**
 * @param url of the page: path and choices
 * @param origin public address of the site
 * @param today `YYYY-MM-DD`, to tell what has ended
 */
export function solutionPage(document: SolutionDocument, url: URL, origin: string, today: string) {
  const wording = wordingOf(document.assessment?.criteriaSet);
  const choices = readChoices(url.searchParams, wording.profiles);
  const canonical = `${origin}/solutions/${document.slug}`;
  const most = (short: number) => (choices.everything ? Infinity : short);
  const events = [...document.events].sort((a, b) => (a.on < b.on ? 1 : -1));
  return {
    document,
    choices,
    canonical,
    today,
    doctrineReadOn: DOCTRINE_READ_ON,
    version: wording.version,
    ...readingOf(document, choices, wording),
    facts: keyFacts(document, today),
    labels: labelSheet(document),
    hosting: hostingLines(document, wording, today),
    dataClasses: dataClassTable(document, choices.buyer ?? 'state', today),
    prices: priceLines(document.prices),
    silentStages: silentStages(document.prices),
    channels: channelLines(document.channelDetails, today),
    references: referenceSheet(document.references, most(SHORT.references)),
    events: events.slice(0, most(SHORT.events)),
    olderEvents: Math.max(0, events.length - most(SHORT.events)),
    jsonLd: jsonLd(document, canonical),
  };
}
