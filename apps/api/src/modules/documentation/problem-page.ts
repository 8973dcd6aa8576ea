import { marked } from 'marked';
import type { ProblemCode } from '@gouvtech/domain';
import { PROBLEMS } from '../../contract/problems.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

/** @param markdown of `docs/problems/<code>.md`, ours: not a reader's */
export const problemPage = (code: ProblemCode, markdown: string): string =>
  layout(
    PROBLEMS[code].title,
    html`<p>Code : <code>${code}</code></p>
      ${{ html: marked.parse(markdown, { async: false }) }}
      <p><a href="/api/docs">Toute la documentation de l’API</a></p>`,
  );
