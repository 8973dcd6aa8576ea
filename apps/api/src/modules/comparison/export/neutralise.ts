/**
 * A spreadsheet runs a cell that starts like a formula, whoever wrote it. A leading apostrophe keeps it text (OWASP,
 * CSV injection); full-width variants are turned into the plain ones by some programs.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export const neutralise = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);
