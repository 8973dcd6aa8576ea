/** What the API offers, each thing a link. Made, as the other pages, from the OpenAPI document alone. */
import { PROBLEM_CODES } from '@gouvtech/domain';
import { PROBLEMS } from '../../contract/problems.ts';
import { OBJECTS_ADDRESS, ofTag, routeAddress, routesOf, tagAddress } from './addresses.ts';
import { html, prose } from './html.ts';
import { layout } from './layout.ts';
import type { OpenApi } from './openapi-types.ts';
import { table } from './table.ts';

export function indexPage(document: OpenApi): string {
  const routes = routesOf(document);
  return layout(
    'Documentation',
    html`<h1>${document.info.title}</h1>
      <p>Version ${document.info.version}</p>
      ${document.info.description.split('\n\n').map((one) => html`<p>${prose(one)}</p>`)}
      <nav aria-labelledby="sommaire">
        <h2 id="sommaire">Adresses</h2>
        ${document.tags.map(
          (tag) =>
            html`<h3><a href="${tagAddress(tag.name)}">${tag.name}</a></h3>
              <p>${tag.description}</p>
              <ul>
                ${routes.filter(ofTag(tag.name)).map(
                  (route) =>
                    html`<li>
                      <a href="${routeAddress(route)}">${route.operation.summary}</a>
                    </li>`,
                )}
              </ul>`,
        )}
      </nav>
      <section aria-labelledby="problemes">
        <h2 id="problemes">Problèmes</h2>
        <p>
          Chaque erreur porte un <code>code</code> stable et l’adresse de la page qui l’explique.
        </p>
        ${table(
          'Problèmes et statuts',
          ['Code', 'Statut', 'Titre'],
          PROBLEM_CODES.map((code) => [
            html`<a href="/api/problems/${code}">${code}</a>`,
            html`${PROBLEMS[code].status}`,
            html`${PROBLEMS[code].title}`,
          ]),
        )}
      </section>
      <section aria-labelledby="objets">
        <h2 id="objets">Objets</h2>
        <p>
          <a href="${OBJECTS_ADDRESS}"
            >Les ${Object.keys(document.components.schemas).length} objets, par leur nom</a
          >.
        </p>
      </section>`,
  );
}
