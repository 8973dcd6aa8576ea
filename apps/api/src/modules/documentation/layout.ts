import { html, type Html } from './html.ts';

/** A page without script, styled by one file of ours. */
export const layout = (title: string, content: Html): string =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – API du catalogue GouvTech</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <a class="skip" href="#contenu">Aller au contenu</a>
        <header>
          <a href="/">Catalogue GouvTech</a> <a href="/api/docs">API</a>
          <a href="/api/v1/openapi.json">OpenAPI (JSON)</a>
        </header>
        <main id="contenu" tabindex="-1">${content}</main>
      </body>
    </html> `.html;
