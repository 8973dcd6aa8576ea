/** For each import rule, the smallest tree of files that breaks it; the first file is the one at fault. */
export const FORBIDDEN_IMPORTS: Record<string, Record<string, string>> = {
  'criteria-imports-nothing': {
    'packages/criteria/src/score.ts': "import '../../domain/src/index.ts';",
    'packages/domain/src/index.ts': '',
  },
  'domain-imports-only-criteria': {
    'packages/domain/src/statuses.ts': "import type { Row } from '../../../db/src/schema.ts';",
    'db/src/schema.ts': 'export type Row = object;',
  },
  'domain-has-no-clock-or-io': {
    'packages/domain/src/facets.ts': "import { readFileSync } from 'node:fs';",
  },
  'domain-never-carries-criteria-texts': {
    'packages/domain/src/labels.ts': "import { texts } from '../../criteria/src/texts.ts';",
    'packages/criteria/src/texts.ts': 'export const texts = {};',
  },
  'database-knows-only-criteria-and-domain': {
    'db/src/open.ts': "import '../../apps/api/src/config.ts';",
    'apps/api/src/config.ts': '',
  },
  'api-client-knows-no-room': {
    'packages/api-client/src/index.ts': "import type { Card } from '../../domain/src/view.ts';",
    'packages/domain/src/view.ts': 'export type Card = object;',
  },
  'api-never-imports-the-web-or-its-client': {
    'apps/api/src/app.ts': "import '../../../packages/api-client/src/index.ts';",
    'packages/api-client/src/index.ts': '',
  },
  'web-never-touches-the-database': {
    'apps/web/src/lib/Card.svelte':
      '<script lang="ts">import { rows } from "../../../../db/src/index.ts"; rows();</script>',
    'db/src/index.ts': 'export const rows = () => [];',
  },
  'web-never-imports-the-api': {
    'apps/web/src/routes/+page.server.ts':
      "import type { Reply } from '../../../api/src/schemas.ts';",
    'apps/api/src/schemas.ts': 'export type Reply = object;',
  },
  'web-never-judges': {
    'apps/web/src/lib/buttons.ts':
      "import { can } from '../../../../packages/domain/src/permissions.ts';",
    'packages/domain/src/permissions.ts': 'export const can = () => true;',
  },
  'browser-never-ships-criteria-texts': {
    'apps/web/src/routes/+page.svelte':
      '<script lang="ts">import { words } from "./words.ts"; words();</script>',
    'apps/web/src/routes/words.ts':
      "import { texts } from '../../../../packages/criteria/src/texts.ts';\nexport const words = () => texts;",
    'packages/criteria/src/texts.ts': 'export const texts = {};',
  },
  'components-fetch-nothing': {
    'apps/web/src/lib/ui/Card.svelte':
      '<script lang="ts">import { get } from "../server/api.ts"; get();</script>',
    'apps/web/src/lib/server/api.ts': 'export const get = () => {};',
  },
  'routes-never-import-drizzle': {
    'apps/api/src/modules/catalogue/routes.ts': "import { eq } from 'drizzle-orm';",
  },
  'only-repositories-speak-sql': {
    'apps/api/src/modules/catalogue/usecases/list.ts': "import { sql } from 'drizzle-orm';",
  },
  'usecases-never-import-fastify': {
    'apps/api/src/modules/catalogue/usecases.ts': "import type { FastifyRequest } from 'fastify';",
  },
  'repositories-never-import-usecases': {
    'apps/api/src/modules/catalogue/repository.ts': "import './usecases.ts';",
    'apps/api/src/modules/catalogue/usecases.ts': '',
  },
  'modules-enter-each-other-by-their-index': {
    'apps/api/src/modules/imports/usecases.ts': "import '../catalogue/repository.ts';",
    'apps/api/src/modules/catalogue/repository.ts': '',
  },
  'product-never-imports-its-tests-or-tools': {
    'apps/api/src/server.ts': "import '../../../scripts/lib/ports.ts';",
    'scripts/lib/ports.ts': '',
  },
  'journeys-enter-by-the-front-door': {
    'tests/journeys/search.spec.ts': "import '../../packages/domain/src/facets.ts';",
    'packages/domain/src/facets.ts': '',
  },
  'no-circles': {
    'db/src/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
    'db/src/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
  },
  'imports-resolve': {
    'apps/api/src/app.ts': "import './nowhere.ts';",
  },
};
