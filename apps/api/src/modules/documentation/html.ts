/** HTML as text that is safe by construction: what is interpolated is escaped unless it is already HTML. */

export type Html = { html: string };
type Part = Html | string | number | null | false | undefined | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  return typeof part === 'object' ? (part as Html).html : escape(String(part));
}

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.map((string, index) => string + render(parts[index])).join(''),
});

/** Text with `code` between backquotes, as descriptions are written. */
export const prose = (text: string): Html => ({
  html: text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') && part.endsWith('`') && part.length > 1
        ? html`<code>${part.slice(1, -1)}</code>`.html
        : escape(part),
    )
    .join(''),
});
