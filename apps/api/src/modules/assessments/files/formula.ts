/**
 * A cell that starts like a formula is run by a spreadsheet, whoever wrote it: an apostrophe before keeps it text
 * (OWASP, CSV injection), and is taken away when the file comes back. Full-width signs become plain ones in some programs.
 */
const RISKY = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export const guarded = (value: string): string => (RISKY.test(value) ? `'${value}` : value);
export const unguarded = (value: string): string => (GUARDED.test(value) ? value.slice(1) : value);
