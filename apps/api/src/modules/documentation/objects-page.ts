/** Every object of the API, by its name. */
import { objectAddress } from './addresses.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { OpenApi } from './openapi-types.ts';

export const objectsPage = (document: OpenApi): string =>
  layout(
    'Objets',
    html`<h1>Objets de l’API</h1>
      <ul class="index">
        ${Object.keys(document.components.schemas).map(
          (name) => html`<li><a href="${objectAddress(name)}">${name}</a></li>`,
        )}
      </ul>`,
  );
