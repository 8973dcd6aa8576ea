/** One address: how to call it, what it takes and what it answers. */
import { PROBLEM_CODES } from '@gouvtech/domain';
import { tagAddress, type Route } from './addresses.ts';
import { html, prose, type Html } from './html.ts';
import { layout } from './layout.ts';
import type { Operation } from './openapi-types.ts';
import { typeOf } from './schema-text.ts';
import { table } from './table.ts';

/** Calls that work on any catalogue; the others are shown without parameters. */
const EXAMPLES: Record<string, string> = {
  listSolutions: '/api/v1/solutions?q=paie&domain=RHP&domain=FIN&sort=assured',
  getCriterion: '/api/v1/criteria/SEC-03',
  readProblem: '/api/problems/invalid-input',
};

export function operationPage({ path, method, operation }: Route, publicOrigin: string): string {
  const { operationId, summary, description, parameters = [], responses, tags } = operation;
  const tag = tags[0]!;
  const content = html`<p><a href="${tagAddress(tag)}">${tag}</a></p>
    <h1>${summary}</h1>
    <p class="route">
      <code><b>${method.toUpperCase()}</b> ${path}</code>
    </p>
    ${description && html`<p>${prose(description)}</p>`}
    <h2>Exemple</h2>
    <pre tabindex="0"><code>curl '${publicOrigin}${EXAMPLES[operationId] ?? path}'</code></pre>
    ${
      parameters.length > 0 &&
      html`<h2>Paramètres</h2>
        ${table(
          `Paramètres de « ${summary} »`,
          ['Nom', 'Valeur', 'Rôle'],
          parameters.map((one) => [
            html`<code>${one.name}</code>${one.in === 'path' && ' (dans l’adresse)'}`,
            typeOf(one.schema),
            prose(one.description ?? ''),
          ]),
        )}`
    }
    <h2>Réponses</h2>
    ${table(
      `Réponses de « ${summary} »`,
      ['Statut', 'Contenu', 'Sens'],
      Object.entries(responses).map(([status, reply]) => [
        html`${status}`,
        contentOf(reply.content),
        problemLinks(reply.description),
      ]),
    )} `;
  return layout(summary, content);
}

function contentOf(content: Operation['responses'][string]['content']): Html {
  const [first] = Object.entries(content ?? {});
  if (!first) return html`aucun`;
  const [mediaType, { schema }] = first;
  return html`${schema.$ref && html`${typeOf(schema)}, `}<code>${mediaType}</code>`;
}

/** Descriptions of problem replies name their codes between parentheses. */
const problemLinks = (description: string): Html =>
  html`${description.split(/\(([a-z-]+)\)/).map((part) =>
    (PROBLEM_CODES as readonly string[]).includes(part)
      ? html`(<a href="/api/problems/${part}"><code>${part}</code></a
          >)`
      : prose(part),
  )}`;
