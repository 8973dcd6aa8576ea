/** One named object: its members, and where it is used. */
import { objectAddress, routeAddress, routesOf } from './addresses.ts';
import { html, prose, type Html } from './html.ts';
import { layout } from './layout.ts';
import type { OpenApi, Schema } from './openapi-types.ts';
import { linesOf, typeOf } from './schema-text.ts';
import { table } from './table.ts';

export function objectPage(document: OpenApi, name: string, schema: Schema): string {
  const lines = linesOf(schema);
  const choices = schema.anyOf ?? schema.oneOf;
  const uses = usesOf(document, name);
  return layout(
    name,
    html`<p>Objet</p>
      <h1>${name}</h1>
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
      ${
        uses.length > 0 &&
        html`<h2>Où il sert</h2>
          <ul>
            ${uses.map((one) => html`<li>${one}</li>`)}
          </ul>`
      }
      <p><a href="/api/docs#objets">Tous les objets</a></p>`,
  );
}

/** Problems are everywhere: their uses would say nothing. */
const USES_MAX = 30;

function usesOf(document: OpenApi, name: string): Html[] {
  const names = (part: unknown): boolean =>
    JSON.stringify(part).includes(`"#/components/schemas/${name}"`);
  const routes = routesOf(document).filter(({ operation }) => names(operation));
  const objects = Object.entries(document.components.schemas).filter(([, one]) => names(one));
  if (routes.length + objects.length > USES_MAX) return [html`Dans presque toutes les réponses.`];
  return [
    ...routes.map((route) => html`<a href="${routeAddress(route)}">${route.operation.summary}</a>`),
    ...objects.map(([other]) => html`<a href="${objectAddress(other)}">${other}</a>`),
  ];
}

const shapeOf = (schema: Schema): Html =>
  schema.properties
    ? html`${Object.entries(schema.properties).map(([key, member], index) => [index > 0 && ', ', html`<code>${key}</code> : `, typeOf(member)])}`
    : typeOf(schema);
