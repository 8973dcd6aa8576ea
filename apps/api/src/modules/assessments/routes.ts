import type { FastifyInstance } from 'fastify';
import { answerRoutes } from './routes/answers.ts';
import { attestRoutes } from './routes/attest.ts';
import { fileRoutes } from './routes/files.ts';
import { publishedRoutes } from './routes/published.ts';
import { overviewRoutes } from './routes/overview.ts';
import { themeRoutes } from './routes/themes.ts';
import type { AssessmentUseCases } from './usecases.ts';

export function assessmentRoutes(app: FastifyInstance, usecases: AssessmentUseCases): void {
  overviewRoutes(app, usecases);
  themeRoutes(app, usecases);
  answerRoutes(app, usecases);
  attestRoutes(app, usecases);
  publishedRoutes(app, usecases);
  fileRoutes(app, usecases);
}
