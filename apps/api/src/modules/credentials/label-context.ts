/** JSON-LD terms of label credentials; those of the standard come before it. */
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const SCHEMA = 'https://schema.org/';

/** @param vocabulary address that ends with `#` */
export function labelContext(vocabulary: string) {
  const term = (name: string) => `${vocabulary}${name}`;
  const node = (name: string) => ({ '@id': term(name), '@type': '@id' });
  const instant = (name: string) => ({ '@id': term(name), '@type': `${XSD}dateTime` });
  const set = (name: string) => ({ '@id': term(name), '@container': '@set' });
  return {
    '@context': {
      LabelCredential: term('LabelCredential'),
      LabelledSolution: term('LabelledSolution'),
      Label: term('Label'),
      LabelScheme: term('LabelScheme'),
      slug: term('slug'),
      vendor: node('vendor'),
      label: node('label'),
      reference: term('reference'),
      scheme: node('scheme'),
      schemeId: term('schemeId'),
      version: `${SCHEMA}version`,
      rules: { '@id': term('rules'), '@type': '@json' },
      level: { '@id': term('level'), '@type': `${XSD}integer` },
      levelName: term('levelName'),
      labeller: node('labeller'),
      audit: term('audit'),
      grantedAt: instant('grantedAt'),
      conditions: term('conditions'),
      criteriaSet: node('criteriaSet'),
      confirmedCriteria: set('confirmedCriteria'),
      skippedThemes: set('skippedThemes'),
      snapshot: node('snapshot'),
      sha256: term('sha256'),
      createdAt: instant('createdAt'),
      retiredAt: instant('retiredAt'),
    },
  };
}
