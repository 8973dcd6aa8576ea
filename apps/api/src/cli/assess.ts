/** `pnpm catalogue assess <fiche> <réponses.json>` */
import { readFile, stat } from 'node:fs/promises';
import { loadSelfAssessment } from '@gouvtech/db';
import { percent } from '@gouvtech/criteria';
import { CommandRefused, say, type Command } from './command.ts';
import { now, withDatabase } from './open.ts';

const MAX_BYTES = 5 * 1024 * 1024;

export const assessCommand: Command = {
  usage: 'assess <fiche> <réponses.json>',
  summary:
    'Charge une auto-évaluation complète, après l’avoir entièrement vérifiée. Le même fichier deux fois ne change rien.',
  async run([slug, path]) {
    if (!slug || !path)
      throw new CommandRefused(
        'Indiquez la fiche et le fichier : pnpm catalogue assess <fiche> <réponses.json>',
      );
    const info = await stat(path).catch(() => null);
    if (!info?.isFile())
      throw new CommandRefused(`Le fichier « ${path} » n’existe pas ou ne peut pas être lu.`);
    if (info.size > MAX_BYTES)
      throw new CommandRefused(
        'Ce fichier dépasse 5 Mo : une auto-évaluation en pèse beaucoup moins. Rien n’a été écrit.',
      );
    const content = await readFile(path);
    const result = await withDatabase((database) =>
      loadSelfAssessment(database, slug, content, { now: now() }),
    );
    if (result.unchanged) {
      say('Cette auto-évaluation est déjà celle de la fiche : rien n’a changé.');
      return 0;
    }
    const { overall } = result.sheet;
    const words = [overall.declared, overall.checked, overall.audited].map((score) =>
      score === null ? 'sans objet' : `${percent(score)} %`,
    );
    say(
      `Auto-évaluation publiée pour « ${slug} » : déclaré ${words[0]}, contrôlé ${words[1]}, audité ${words[2]}.`,
    );
    return 0;
  },
};
