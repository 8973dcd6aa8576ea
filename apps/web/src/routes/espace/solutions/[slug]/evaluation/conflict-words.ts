import type { SavedAnswer } from './answer-form.ts';

/** Who wrote the other text, and when: the same sentence from the page and from the script. */
export function facingTitle(
  { answeredBy }: Pick<SavedAnswer, 'answeredBy'>,
  reader: string,
  when: string,
): { title: string; theirsBy: string } {
  if (answeredBy?.accountId === reader)
    return {
      title: `Vous avez modifié cette réponse ${when}, dans une autre page`,
      theirsBy: `Votre texte de l’autre page, ${when}`,
    };
  const name = answeredBy?.name ?? 'Un collègue';
  return {
    title: `${name} a modifié cette réponse ${when}, pendant que vous l’écriviez`,
    theirsBy: `Texte de ${name}, ${when}`,
  };
}
