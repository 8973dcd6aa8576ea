/** A signal in one sentence: what the machine saw, never what it thinks of it. */
import type { components } from '@gouvtech/api-client';
import { formatDate, formatPercent } from '#lib/format.ts';

export type Signal = components['schemas']['ModerationSignal'];

export function signalSentence({ kind, detail, solution, other, evidence }: Signal): string {
  const proof = evidence ? `«\u00a0${evidence.title}\u00a0»` : 'une preuve retirée';
  const file = evidence ? `Le fichier de ${proof}` : 'Un même fichier';
  const day = (value: string | number | undefined) => formatDate(String(value));
  switch (kind) {
    case 'duplicate':
      return `Le nom de ${solution.name} ressemble à celui de ${other?.name ?? 'une autre fiche'} (${detail['likeness']}\u00a0% de lettres communes).`;
    case 'licence-mismatch':
      return detail['fact'] === 'publiccode'
        ? `La fiche dit la licence ${detail['stated']}, son publiccode.yml dit ${detail['elsewhere']}.`
        : `La fiche dit une licence libre, ${detail['stated']}, sans adresse de code source.`;
    case 'score-jump':
      return `Le score déclaré passe de ${formatPercent(Number(detail['before']))} à ${formatPercent(Number(detail['after']))} d’une évaluation à l’autre.`;
    case 'dead-evidence':
      return `L’adresse de ${proof} ne répond plus depuis le ${day(detail['since'])} (${outcomeWords(String(detail['outcome']))}).`;
    case 'suspicious-evidence':
      if (detail['fact'] === 'shared')
        return `${file} sert de preuve à ${detail['vendors']} éditeurs différents.`;
      return detail['fact'] === 'spread'
        ? `${file} sert de preuve à ${detail['criteria']} critères de cette évaluation.`
        : `La pièce ${proof} est datée du ${day(detail['datedOn'])}, qui est à venir.`;
  }
}

const outcomeWords = (outcome: string): string =>
  outcome === 'no-such-host' ? 'ce nom n’existe plus' : `réponse ${outcome}`;

/** What may be done about it, before saying so. */
export const SIGNAL_ADVICE: Record<Signal['kind'], string> = {
  duplicate:
    'Comparez les deux fiches. Si c’est la même solution, refusez la nouvelle ou fusionnez-les, puis dites-le ici.',
  'licence-mismatch':
    'Lisez la fiche et son dépôt. Si la licence est fausse, demandez la correction, puis dites-le ici.',
  'score-jump':
    'Lisez les réponses qui ont changé et leurs preuves. L’évaluation paraît quand vous décidez, sauf si vous l’avez renvoyée.',
  'dead-evidence':
    'Ouvrez l’adresse vous-même. Si elle est perdue, demandez-en une autre à l’éditeur.',
  'suspicious-evidence': 'Ouvrez la pièce et dites si elle prouve bien ces réponses.',
};
