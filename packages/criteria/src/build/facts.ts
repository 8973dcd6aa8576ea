/** `facts.yml`: each fact is asked in one question, or read from one part of the listing. */
import { FACT_KEYS, type FactKey } from '../types.ts';
import type { FactsTexts } from '../texts-types.ts';
import type { Node, Reader } from './reader.ts';

export function readFacts(reader: Reader, data: unknown): FactsTexts {
  const at = reader.object(
    { value: data, path: '' },
    { required: ['questions', 'derived', 'labels', 'incompatible'] },
  );
  const places: Node[] = [];
  const fact = (node: Node): FactKey => {
    places.push(node);
    return reader.oneOf(node, FACT_KEYS);
  };
  const questions = reader.list(at('questions'), 1).map((node) => {
    const inside = reader.object(node, { required: ['key', 'label', 'help', 'type', 'options'] });
    const type = reader.oneOf(inside('type'), ['multi', 'yesno']);
    const options = reader.list(inside('options'), 1).map((option) => {
      const one = reader.object(option, { required: ['fact', 'label', 'help'] });
      return {
        fact: fact(one('fact')),
        label: reader.text(one('label')),
        help: reader.text(one('help')),
      };
    });
    if (type === 'yesno' && options.length !== 1)
      reader.refuse(inside('options').path, 'une question oui ou non a une seule option');
    return {
      key: reader.text(inside('key')),
      label: reader.text(inside('label')),
      help: reader.text(inside('help')),
      type,
      options,
    };
  });
  reader.unique(
    questions.map(({ key }, index) => ({ value: key, path: `questions[${index}].key` })),
  );
  const derived = reader.list(at('derived')).map((node) => {
    const one = reader.object(node, { required: ['fact', 'from', 'label', 'help'] });
    const from = reader.oneOf(one('from'), ['deployment', 'repository', 'audiences']);
    return {
      fact: fact(one('fact')),
      from,
      label: reader.text(one('label')),
      help: reader.text(one('help')),
    };
  });
  reader.unique(places);
  for (const key of FACT_KEYS) {
    if (!places.some(({ value }) => value === key))
      reader.refuse('questions', `« ${key} » n’est demandé nulle part`);
  }
  const label = reader.object(at('labels'), { required: [...FACT_KEYS] });
  const incompatible = reader.list(at('incompatible')).map((node) => {
    const one = reader.object(node, { required: ['when', 'message'] });
    const when = reader.object(one('when'), { required: ['has', 'lacks'] });
    const keys = (key: string) =>
      reader.list(when(key)).map((each) => reader.oneOf(each, FACT_KEYS));
    return { has: keys('has'), lacks: keys('lacks'), message: reader.text(one('message')) };
  });
  const labels = Object.fromEntries(FACT_KEYS.map((key) => [key, reader.text(label(key))]));
  return { questions, derived, labels: labels as Record<FactKey, string>, incompatible };
}
