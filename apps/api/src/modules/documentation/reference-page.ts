/** The page that people read, made from the OpenAPI document alone. */
import { PROBLEM_CODES } from '@gouvtech/domain';
import { PROBLEMS } from '../../contract/problems.ts';
import { html, prose, type Html } from './html.ts';
import { layout } from './layout.ts';
import type { OpenApi, Operation, Schema } from './openapi-types.ts';
import { componentName, linesOf, typeOf } from './schema-text.ts';

type Route = { path: string; method: string; operation: Operation };

/** Calls that work on any catalogue; the others are shown without parameters. */
const EXAMPLES: Record<string, string> = {
  listSolutions: '/api/v1/solutions?q=paie&domain=RHP&domain=FIN&sort=assured',
  getCriterion: '/api/v1/criteria/SEC-03',
  readProblem: '/api/problems/invalid-input',
};

export function referencePage(document: OpenApi, publicOrigin: string): string {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const paragraphs = document.info.description.split('\n\n');
  return layout(
    'Documentation',
    html`<h1>${document.info.title}</h1>
      <p>Version ${document.info.version}</p>
      ${paragraphs.map((one) => html`<p>${prose(one)}</p>`)}
      <nav aria-labelledby="sommaire">
        <h2 id="sommaire">Sommaire</h2>
        <ul>
          ${document.tags.map(
            (tag) =>
              html`<li>
                <a href="#${anchor(tag.name)}">${tag.name}</a>
                <ul>
                  ${routes.filter(ofTag(tag.name)).map(contentsLine)}
                </ul>
              </li>`,
          )}
          <li><a href="#problemes">Problèmes</a></li>
          <li><a href="#objets">Objets</a></li>
        </ul>
      </nav>
      ${document.tags.map(
        (tag) =>
          html`<section aria-labelledby="${anchor(tag.name)}">
            <h2 id="${anchor(tag.name)}">${tag.name}</h2>
            <p>${tag.description}</p>
            ${routes.filter(ofTag(tag.name)).map((route) => routeSection(route, publicOrigin))}
          </section>`,
      )}
      <section aria-labelledby="problemes">
        <h2 id="problemes">Problèmes</h2>
        <p>
          Chaque erreur porte un <code>code</code> stable et l’adresse de la page qui l’explique.
        </p>
        ${table(
          'Problèmes et statuts',
          ['Code', 'Statut', 'Titre'],
          PROBLEM_CODES.map((code) => [
            html`<a href="/api/problems/${code}"><code>${code}</code></a>`,
            html`${PROBLEMS[code].status}`,
            html`${PROBLEMS[code].title}`,
          ]),
        )}
      </section>
      <section aria-labelledby="objets">
        <h2 id="objets">Objets</h2>
        ${Object.entries(document.components.schemas).map(([name, schema]) => schemaSection(name, schema))}
      </section>`,
  );
}

const ofTag = (name: string) => (route: Route) => route.operation.tags.includes(name);

const anchor = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\W+/g, '-');

const contentsLine = ({ operation }: Route): Html =>
  html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`;

function routeSection({ path, method, operation }: Route, publicOrigin: string): Html {
  const { operationId, summary, description, parameters = [], responses } = operation;
  return html`<article aria-labelledby="${operationId}">
    <h3 id="${operationId}">${summary}</h3>
    <p class="route">
      <code><b>${method.toUpperCase()}</b> ${path}</code>
    </p>
    ${description && html`<p>${prose(description)}</p>`}
    <h4>Exemple</h4>
    <pre tabindex="0"><code>curl '${publicOrigin}${EXAMPLES[operationId] ?? path}'</code></pre>
    ${
      parameters.length > 0 &&
      html`<h4>Paramètres</h4>
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
    <h4>Réponses</h4>
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

function schemaSection(name: string, schema: Schema): Html {
  const lines = linesOf(schema);
  const choices = schema.anyOf ?? schema.oneOf;
  return html`<article aria-labelledby="schema-${name}">
    <h3 id="schema-${name}">${name}</h3>
    ${schema.description && html`<p>${prose(schema.description)}</p>`}
    ${
      choices &&
      html`<p>Une de ces formes :</p>
        <ul>
          ${choices.map((one) => html`<li>${shapeOf(one)}</li>`)}
        </ul>`
    }
    ${
      lines.length > 0 &&
      table(
        `Membres de ${name}`,
        ['Membre', 'Valeur', 'Sens'],
        lines.map((line) => [
          html`<code>${line.name}</code>${!line.required && ' (facultatif)'}`,
          typeOf(line.schema),
          prose(line.schema.description ?? ''),
        ]),
      )
    }
  </article>`;
}

const shapeOf = (schema: Schema): Html =>
  schema.properties
    ? html`${Object.entries(schema.properties).map(([key, member], index) => [index > 0 && ', ', html`<code>${key}</code> : `, typeOf(member)])}`
    : typeOf(schema);

const table = (caption: string, heads: string[], rows: Html[][]): Html =>
  html`<div class="table" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${others.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
