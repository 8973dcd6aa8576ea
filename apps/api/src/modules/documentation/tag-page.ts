/** The addresses of one tag, each with a page of its own. */
import { ofTag, routeAddress, routesOf, tagAddress } from './addresses.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { OpenApi } from './openapi-types.ts';

export function tagPage(document: OpenApi, name: string): string {
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
      <ul>
        ${routes.map(
          (route) =>
            html`<li>
              <a href="${routeAddress(route)}">${route.operation.summary}</a><br />
              <code><b>${route.method.toUpperCase()}</b> ${route.path}</code>
            </li>`,
        )}
      </ul>`,
  );
}

const CURRENT = { html: ' aria-current="page"' };
