/** The texts of a form as the part of the draft they change. What cannot be read is told at its control. */
import type { FieldProblem } from '@gouvtech/domain';
import { isBlankRow, rowCount, valueOf, valuesOf, type Control, type Values } from './controls.ts';
import { countryCode } from './countries.ts';
import type { Part } from './parts.ts';

export type Read = { change: Record<string, unknown>; errors: FieldProblem[] };

/** @returns `change` as the API takes it; `errors` when a figure is not one: nothing is sent then */
export function readValues(part: Part, values: Values): Read {
  const errors: FieldProblem[] = [];
  const text = (path: string) => valueOf(values, path).trim();
  const year = (path: string): number | null => {
    const typed = text(path);
    if (typed === '') return null;
    if (/^(19|20)\d\d$/.test(typed)) return Number(typed);
    errors.push({
      path,
      message: `«\u00a0${typed.slice(0, 30)}\u00a0» n’est pas une année. Écrivez 4 chiffres, par exemple 2019.`,
    });
    return null;
  };
  const rows = (path: string, read: (at: string) => Record<string, unknown> | null) => {
    const control = part.controls.find((one) => one.path === path) as Extract<
      Control,
      { kind: 'rows' }
    >;
    return Array.from({ length: rowCount(values, control) }, (_, index) => index)
      .filter((index) => !isBlankRow(values, control, index) || isChosen(control, values, index))
      .filter((index) => !valuesOf(values, `${path}.retirer`).includes(String(index)))
      .flatMap((index) => read(`${path}.${index}`) ?? []);
  };
  const some = (entries: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(entries).filter(([, value]) => value !== '' && value !== null),
    );
  const list = (path: string) =>
    text(path)
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter(Boolean);

  const readers: Record<string, () => Record<string, unknown>> = {
    presentation: () => ({
      ...Object.fromEntries(
        ['name', 'summary', 'description', 'website', 'repository', 'documentation'].map((path) => [
          path,
          text(path),
        ]),
      ),
      tags: [...new Set(list('tags'))],
      alternativeTo: [...new Set(list('alternativeTo'))],
      sinceYear: year('sinceYear'),
    }),
    besoins: () => ({
      domains: valuesOf(values, 'domains'),
      audiences: valuesOf(values, 'audiences'),
      deployments: valuesOf(values, 'deployments'),
    }),
    licence: () => ({ licence: licenceOf(text) }),
    hebergement: () => ({ hosting: hosting() }),
    prix: () => ({
      pricing: text('pricing') || 'unknown',
      prices: rows('prices', (at) => ({
        stage: text(`${at}.stage`),
        amountCents: cents(`${at}.amount`),
        unit: text(`${at}.unit`),
        ...some({ note: text(`${at}.note`) }),
      })),
    }),
    achat: () => ({
      channels: rows('channels', (at) => {
        if (text(`${at}.channel`) !== '')
          return some(
            Object.fromEntries(
              ['channel', 'reference', 'lot', 'until', 'beneficiaries', 'url'].map((column) => [
                column,
                text(`${at}.${column}`),
              ]),
            ),
          );
        errors.push({
          path: `${at}.channel`,
          message: 'Choisissez le canal d’achat, ou retirez la ligne.',
        });
        return null;
      }),
    }),
    references: () => ({
      references: rows('references', (at) => ({
        organisation: text(`${at}.organisation`),
        ...some({ usage: text(`${at}.usage`), sinceYear: year(`${at}.sinceYear`) }),
      })),
    }),
    contacts: () =>
      Object.fromEntries(['legalName', 'legalEmail', 'security'].map((path) => [path, text(path)])),
  };

  function hosting() {
    const countries = (path: string) => list(path).map(countryCode);
    const qualifications = rows('hosting.qualifications', (at) =>
      text(`${at}.code`) === ''
        ? null
        : {
            code: text(`${at}.code`),
            scope: text(`${at}.scope`) || 'service',
            state: text(`${at}.state`) || 'held',
            ...some({ reference: text(`${at}.reference`), until: text(`${at}.until`) }),
          },
    );
    const name = text('hosting.parentName');
    const places = Object.fromEntries(
      ['production', 'backups', 'logs', 'support', 'recovery'].map((place) => [
        place,
        countries(`hosting.${place}`),
      ]),
    );
    const foreignControl = text('hosting.foreignControl') || 'unknown';
    const said = [
      text('hosting.host'),
      text('hosting.hostCountry'),
      name,
      ...Object.values(places).flat(),
    ].some(Boolean);
    if (!said && qualifications.length === 0 && foreignControl === 'unknown') return null;
    return {
      host: text('hosting.host'),
      hostCountry: countryCode(text('hosting.hostCountry')),
      foreignControl,
      ...(name && { parentCompany: { name, country: countryCode(text('hosting.parentCountry')) } }),
      ...places,
      qualifications,
    };
  }

  function cents(path: string): number | null {
    const typed = text(path).replace(/[\s€]/g, '').replace(',', '.');
    if (typed === '' || /^(sur)?devis$/i.test(typed)) return null;
    if (/^\d{1,8}(\.\d{1,2})?$/.test(typed)) return Math.round(Number(typed) * 100);
    errors.push({
      path,
      message: `«\u00a0${text(path).slice(0, 30)}\u00a0» n’est pas un montant. Écrivez par exemple 1,20, ou «\u00a0devis\u00a0».`,
    });
    return null;
  }

  return { change: readers[part.key]?.() ?? {}, errors };
}

/** A line without text says something when its first choice was made. */
const isChosen = (
  { path, columns }: Extract<Control, { kind: 'rows' }>,
  values: Values,
  index: number,
) => {
  const first = columns[0]!;
  const isOptional = first.kind === 'choice' && first.options[0]![0] === '';
  return isOptional && valueOf(values, `${path}.${index}.${first.path}`) !== '';
};

function licenceOf(text: (path: string) => string) {
  const kind = text('licence.kind');
  if (kind === 'spdx') {
    const scope = text('licence.scope');
    return { kind, spdx: text('licence.spdx'), ...(scope && { scope }) };
  }
  if (kind === 'to-verify') return { kind, raw: text('licence.raw') };
  return { kind: kind === 'proprietary' ? kind : 'unknown' };
}
