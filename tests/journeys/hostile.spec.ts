import { DEMO } from '../../db/seed/demo.ts';
import { expect, test } from '../helpers/journey.ts';

const LONG = 'é'.repeat(5_000);
const search = (text: string): string => `/solutions?q=${encodeURIComponent(text)}`;

/** Texts that are odd and allowed: searched as they are, never run. */
const ODD_TEXTS = {
  'an emoji': '🦉',
  'a SQL injection': "' OR 1=1; DROP TABLE solutions; --",
  'a tsquery operator': "signature & ! | <-> ( :* '",
  'a LIKE pattern': '%_\\%',
  'a regular expression that explodes': '(a+)+$ (.*)*[',
  'a script': '"><script>alert(1)</script>',
  'text written from right to left': '\u202eexe.pdf',
  'letters that combine': 'e\u0301'.repeat(90),
};

for (const [what, text] of Object.entries(ODD_TEXTS)) {
  test(`searches ${what} as plain text`, async ({ page }) => {
    const response = await page.goto(search(text));
    expect(response?.status()).toBe(200);
    await expect(page.locator('#nb')).toHaveText(/^(\d+\ssolutions?$|Aucune\ssolution)/);
    await expect(page.getByLabel('Rechercher une solution')).toHaveValue(text);
  });
}

/** What is refused: the address, the sentence that says why, what stays in the field. */
const REFUSED = [
  {
    what: '5,000 characters',
    path: search(LONG),
    says: 'q : Le texte est trop long : 200 caractères au plus.',
    kept: LONG,
  },
  {
    what: 'an unknown value of a facet',
    path: '/solutions?q=paie&licence=libre',
    says: 'licence : La valeur « libre » n’est pas acceptée. Valeurs acceptées : open-source',
    kept: 'paie',
  },
  {
    what: 'an unknown facet, with the one it looks like',
    path: '/solutions?q=paie&licences=open-source',
    says: '« licences » n’existe pas. Vouliez-vous dire « licence » ?',
    kept: 'paie',
  },
  {
    what: 'an unknown order',
    path: '/solutions?q=paie&sort=prix',
    says: 'sort : La valeur « prix » n’est pas acceptée',
    kept: 'paie',
  },
  {
    what: 'page 10^9',
    path: '/solutions?q=paie&page=1000000000',
    says: 'page : La valeur « 1000000000 » est trop grande',
    kept: 'paie',
  },
  {
    what: 'page zero',
    path: '/solutions?q=paie&page=0',
    says: 'page : La valeur « 0 » est trop petite',
    kept: 'paie',
  },
  {
    what: 'a page that is not a number',
    path: '/solutions?q=paie&page=deux',
    says: 'page : La valeur « deux » ne convient pas : un nombre entier est attendu',
    kept: 'paie',
  },
  {
    what: 'two searches in one address',
    path: '/solutions?q=paie&q=agenda',
    says: 'une seule valeur est attendue',
    kept: 'paie',
  },
];

for (const { what, path, says, kept } of REFUSED) {
  test(`refuses ${what}, says why and leads on`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(400);
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(page.getByLabel('Rechercher une solution')).toHaveValue(kept);
    await page.getByRole('link', { name: 'Reprendre la recherche sans ce qui est refusé' }).click();
    await expect(page.locator('#nb')).toContainText(/solution/);
  });
}

test('a NUL character in a search is a space', async ({ page }) => {
  const response = await page.goto('/solutions?q=signature%00documents');
  expect(response?.status()).toBe(200);
  await expect(page.getByLabel('Rechercher une solution')).toHaveValue('signature documents');
});

const BAD_ADDRESSES: [path: string, status: number][] = [
  ['/solutions/%00', 404],
  ['/solutions/%ff', 400],
  [`/solutions/${'a'.repeat(5_000)}`, 400],
  ['/solutions/..%2f..%2fetc%2fpasswd', 404],
  ['/solutions/%3Cscript%3Ealert(1)%3C%2Fscript%3E', 404],
  [`/solutions/${DEMO.parafil}?theme=%00&profil=x&acheteur=%F0%9F%A6%89`, 200],
  ['/referentiel/%00', 404],
  [`/referentiel/${'A'.repeat(5_000)}`, 404],
];

test('answers each bad address with its status, in French', async ({ page }) => {
  for (const [path, status] of BAD_ADDRESSES) {
    await test.step(path.slice(0, 60), async () => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(status);
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }
});

const API = '/api/v1/solutions';
const PROBLEMS: [address: string, status: number, code: string, path?: string][] = [
  [`${API}?q=${encodeURIComponent(LONG)}`, 400, 'invalid-input', 'q'],
  [`${API}?licence=libre`, 400, 'invalid-input', 'licence'],
  [`${API}?colour=red`, 400, 'invalid-input', 'colour'],
  [`${API}?page=1000000000`, 400, 'invalid-input', 'page'],
  [`${API}?pageSize=1000000000`, 400, 'invalid-input', 'pageSize'],
  [`${API}?page=1e9`, 400, 'invalid-input', 'page'],
  [`${API}/${'a'.repeat(5_000)}`, 400, 'invalid-input'],
  [`${API}/%ff`, 400, 'invalid-input'],
  [`${API}/%00`, 404, 'solution-not-found'],
  [`${API}/${DEMO.draft}`, 404, 'solution-not-found'],
  [`${API}/${DEMO.withdrawn}`, 410, 'solution-ended'],
  [`${API}/${DEMO.factsOnly}/assessment`, 404, 'assessment-not-found'],
  ['/api/v1/criteria/ZZZ-99', 404, 'criterion-not-found'],
  ['/api/v1/rien', 404, 'not-found'],
];

test('the API answers each bad request with a problem', async ({ request }) => {
  for (const [address, status, code, path] of PROBLEMS) {
    await test.step(address.slice(0, 60), async () => {
      const response = await request.get(address);
      expect(response.status()).toBe(status);
      expect(response.headers()['content-type']).toContain('application/problem+json');
      const problem = (await response.json()) as Record<string, unknown>;
      expect(problem).toMatchObject({ status, code });
      expect(problem.detail).toMatch(/\p{L}{2,}.*[.!?]$/u);
      if (path) expect(problem.errors).toMatchObject([{ path }]);
    });
  }
});

test('the API says which methods an address accepts', async ({ request, baseURL }) => {
  const response = await request.post(API, { data: {}, headers: { origin: baseURL ?? '' } });
  expect(response.status()).toBe(405);
  expect(response.headers().allow).toContain('GET');
  expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
});

test('twenty hostile requests at once leave the others served', async ({ page, request }) => {
  const hostile = [
    ...Object.values(ODD_TEXTS).flatMap((text) => [
      `${API}?q=${encodeURIComponent(text)}&pageSize=100`,
      search(text),
    ]),
    `${API}?q=${encodeURIComponent(LONG)}`,
    `${API}?page=1000000000`,
    `${API}/%00`,
    search('a '.repeat(100)),
  ];
  expect(hostile).toHaveLength(20);
  const answers = Promise.all(hostile.map((path) => request.get(path)));
  const response = await page.goto(`/solutions/${DEMO.parafil}`);
  expect(response?.status()).toBe(200);
  const broken = (await answers).filter((answer) => answer.status() >= 500);
  expect(broken.map((answer) => answer.url())).toEqual([]);
});
