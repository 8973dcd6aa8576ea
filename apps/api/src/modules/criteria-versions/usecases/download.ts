/** The simulations of a version as a CSV file, page after page: the whole is never in memory. */
import { loadSet, percent, type BasisPoints } from '@gouvtech/criteria';
import { themeTexts } from '@gouvtech/criteria/texts';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../../contract/demand.ts';
import { neutralise, toCsv, type Sheet } from '../../comparison/index.ts';
import { listSimulations, type SimulationRow } from '../simulation-repository.ts';
import { knownSet } from './announce.ts';
import type { VersionDependencies } from './dependencies.ts';

const PAGE = 500;

/** @throws ProblemError before the first line is sent */
export function downloadReport(
  { database }: VersionDependencies,
  actor: Person,
  version: string,
): AsyncGenerator<string> {
  demandRight(actor, 'criteria:read-release', { type: 'criteria-set', status: 'in_force' });
  knownSet(version);
  return lines();

  async function* lines() {
    yield toCsv([headings(version)]);
    for (let offset = 0; ; offset += PAGE) {
      const found = await listSimulations(database.db, version, {
        sort: 'name',
        limit: PAGE,
        offset,
      });
      if (found.length > 0) yield toCsv(found.map(cells)).replace(/^\uFEFF/, '');
      if (found.length < PAGE) return;
    }
  }
}

const text = (value: string) => ({ type: 'text' as const, value: neutralise(value) });
const SCORES = { declared: 'déclaré', checked: 'contrôlé', audited: 'audité', assured: 'assuré' };
const KEYS = Object.keys(SCORES) as (keyof typeof SCORES)[];
const shown = (points: BasisPoints | null) => text(points === null ? '' : String(percent(points)));

function headings(version: string): Sheet[number] {
  const names = new Map(themeTexts(version).map(({ id, shortName }) => [id, shortName]));
  const pair = (name: string) => [`${name} avant`, `${name} après`, `${name} une fois confirmé`];
  return [
    ...['Solution', 'Identifiant', 'Éditeur', 'Référentiel actuel'],
    ...KEYS.flatMap((key) => pair(`Ensemble, ${SCORES[key]},`)),
    ...loadSet(version).themes.flatMap(({ id }) => pair(`${names.get(id) ?? id}, déclaré,`)),
    ...['Prérequis gagnés', 'Prérequis perdus', 'À répondre de nouveau', 'Calculé le'],
  ].map(text);
}

const cells = ({ name, slug, vendor, result, simulatedAt }: SimulationRow): Sheet[number] => {
  const { overall, themes, prerequisites, toAnswer } = result;
  return [
    ...[name, slug, vendor ?? '', result.from].map(text),
    ...KEYS.flatMap((key) =>
      [overall.before[key], overall.after[key], overall.confirmed[key]].map(shown),
    ),
    ...themes.flatMap(({ before, after, confirmed }) =>
      [before.declared, after.declared, confirmed.declared].map(shown),
    ),
    text(prerequisites.won.join(' ')),
    text(prerequisites.lost.join(' ')),
    text(toAnswer.map(({ criterion }) => criterion).join(' ')),
    text(simulatedAt.slice(0, 10)),
  ];
};
