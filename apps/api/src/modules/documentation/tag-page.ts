/** The addresses of one tag: how to call each, what it takes and what it answers. */
import { PROBLEM_CODES } from '@gouvtech/domain';
import { ofTag, routesOf, tagAddress, type Route } from './addresses.ts';
import { html, prose, type Html } from './html.ts';
import { layout } from './layout.ts';
import type { OpenApi, Operation } from './openapi-types.ts';
import { typeOf } from './schema-text.ts';
import { table } from './table.ts';

/** Calls that work on any catalogue; the others are shown without parameters. */
const EXAMPLES: Record<string, string> = {
  listSolutions: '/api/v1/solutions?q=paie&domain=RHP&domain=FIN&sort=assured',
  getCriterion: '/api/v1/criteria/SEC-03',
  readProblem: '/api/problems/invalid-input',
};

export function tagPage(document: OpenApi, name: string, publicOrigin: string): string {
  const routes = routesOf(document).filter(ofTag(name));
  return layout(
    name,
    html`<nav aria-label="Rubriques">
        <ul class="index">
          ${document.tags.map(
            (tag) =>
              html`<li>
                <a href="${tagAddress(tag.name)}" ${tag.name === name && CURRENT}>${tag.name}</a>
              </li>`,
          )}
        </ul>
      </nav>
      <h1>${name}</h1>
      <p>${document.tags.find((tag) => tag.name === name)?.description}</p>
      ${
        routes.length > 1 &&
        html`<ul>
          ${routes.map(
            ({ operation }) =>
              html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
          )}
        </ul>`
      }
      ${routes.map((route) => routeSection(route, publicOrigin))}`,
  );
}

const CURRENT = { html: ' aria-current="page"' };

function routeSection({ path, method, operation }: Route, publicOrigin: string): Html {
  const { operationId, summary, description, parameters = [], responses } = operation;
  return html`<article aria-labelledby="${operationId}">
    <h2 id="${operationId}">${summary}</h2>
    <p class="route">
      <code><b>${method.toUpperCase()}</b> ${path}</code>
    </p>
    ${description && html`<p>${prose(description)}</p>`}
    <h3>Exemple</h3>
    <pre tabindex="0"><code>curl '${publicOrigin}${EXAMPLES[operationId] ?? path}'</code></pre>
    ${
      parameters.length > 0 &&
      html`<h3>Paramètres</h3>
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
    <h3>Réponses</h3>
    ${table(
      `Réponses de « ${summary} »`,
      ['Statut', 'Contenu', 'Sens'],
      Object.entries(responses).map(([status, reply]) => [
        html`${status}`,
        contentOf(reply.content),
        problemLinks(reply.description),
      ]),
    )}
  </article>`;
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
