/** What an organisation says of itself, checked field by field. */
import type { FieldProblem } from '@gouvtech/domain';
import { normaliseSiren, sirenOf, sirenProblem, siretProblem } from '@gouvtech/domain/siren';
import { ProblemError } from '../../contract/problem-error.ts';
import type { NewOrganisation, OrganisationFacts } from './inputs.ts';
import type { Facts, Identity } from './repository.ts';
import { emailOf, emailProblem, lineOf, problemList, websiteProblem } from './text.ts';

const SIREN_DIGITS = 9;

export function factsOf(input: OrganisationFacts): { facts: Facts; problems: FieldProblem[] } {
  const { found, add } = problemList();
  const name = lineOf(input.name) ?? '';
  if (name.length < 2)
    add('name', 'Indiquez le nom de l’organisation, tel que les acheteurs le lisent.');
  const website = lineOf(input.website);
  if (website) add('website', websiteProblem(website));
  const contactEmail = emailOf(input.contactEmail);
  if (contactEmail) add('contactEmail', emailProblem(contactEmail));
  return { facts: { name, city: lineOf(input.city), website, contactEmail }, problems: found };
}

type Numbers = Pick<NewOrganisation, 'number' | 'country' | 'register' | 'registrationNumber'>;

/** A SIREN, a SIRET, or the number of a register abroad. */
export function identityOf(input: Numbers): { identity: Identity } | { problems: FieldProblem[] } {
  const { found, add } = problemList();
  const abroad = lineOf(input.country)?.toUpperCase() ?? '';
  if (!lineOf(input.number) && abroad !== '' && abroad !== 'FR') {
    const register = lineOf(input.register);
    const number = lineOf(input.registrationNumber);
    if (!isCountry(abroad)) add('country', 'Ce pays n’est pas dans la liste. Choisissez-en un.');
    if (!register)
      add(
        'register',
        'Indiquez le registre où l’organisation est inscrite, par exemple «\u00a0Handelsregister Berlin\u00a0».',
      );
    if (!number)
      add('registrationNumber', 'Indiquez le numéro de l’organisation dans ce registre.');
    return found.length > 0
      ? { problems: found }
      : { identity: { country: abroad, foreignId: `${register} ${number}` } };
  }
  const digits = normaliseSiren(input.number);
  const isSiret = digits.length > SIREN_DIGITS && /^\d{11,}$/.test(digits);
  add('number', isSiret ? siretProblem(digits) : sirenProblem(digits));
  return found.length > 0 ? { problems: found } : { identity: { siren: sirenOf(digits) } };
}

/** Codes that name no country though `Intl` has words for them: unknown region, unions, tests. */
const NO_COUNTRY = /^(ZZ|EU|EZ|UN|X[ABC]|Q[OU])$/;
const NAMES = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });

const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.test(code) && NAMES.of(code) !== undefined;
