import { FAULTS } from './faults.ts';
import type { Persona } from './personas.ts';

const escape = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

const STYLE = `
  body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff }
  header { border-bottom: .25rem solid #6b3fa0; padding: 1rem }
  main { max-width: 46rem; margin: 0 auto; padding: 1rem }
  header p { max-width: 46rem; margin: 0 auto; font-weight: 700 }
  ul { list-style: none; margin: 0; padding: 0 }
  li { margin: 0 0 .75rem }
  button { font: inherit; cursor: pointer; padding: .75rem 1rem; border: 1px solid #6b3fa0;
    border-radius: .25rem; background: #fff; color: #1b1b1b }
  li button { display: block; width: 100%; text-align: left }
  button:hover { background: #f3edf9 }
  button:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid #0a5bd3; outline-offset: 2px }
  button b, button span { display: block; overflow-wrap: anywhere }
  select { font: inherit; max-width: 100%; padding: .5rem }
  details { margin: 0 0 1.5rem }
`;

const page = (title: string, content: string) => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – fournisseur d’identité de démonstration</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>Fournisseur d’identité de démonstration. Ce n’est pas ProConnect\u00a0: les personnes sont inventées.</p></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`;

/** whether this person has the level asked for, gets it with a mailed code, or cannot have it */
export type Reach = 'enough' | 'with-code' | 'out-of-reach';
export type Choice = { persona: Persona; reach: Reach };

/** @param asked whether the service asked for a confidence level */
export function personasPage(choices: readonly Choice[], asked: boolean): string {
  const note = asked ? '<p>Le service demande une connexion avec un second facteur.</p>' : '';
  const options = Object.entries(FAULTS).map(
    ([code, label]) => `<option value="${code}">${label}</option>`,
  );
  return page(
    'Avec quelle personne vous connecter\u00a0?',
    `${note}
<form method="post">
<ul>
${choices.map(choiceItem).join('\n')}
</ul>
<details>
<summary>Essayer une panne</summary>
<p><label for="fault">Panne jouée pendant cette connexion</label><br>
<select id="fault" name="fault"><option value="">Aucune</option>${options.join('')}</select></p>
</details>
<p><button name="cancel" value="yes">Abandonner la connexion</button></p>
</form>`,
  );
}

const LEVELS: Record<Reach, string> = {
  enough: '',
  'with-code': 'Un second facteur lui sera demandé.',
  'out-of-reach': 'Ne peut pas atteindre le niveau demandé\u00a0: la connexion sera refusée.',
};

function choiceItem({ persona, reach }: Choice): string {
  const { id, given_name, usual_name, about, organization_label, email } = persona;
  const organisation = organization_label ? `${shorten(organization_label)}, ` : '';
  const level = LEVELS[reach] && `<span>${LEVELS[reach]}</span>`;
  return `<li><button name="persona" value="${id}">
<b>${escape(`${given_name} ${usual_name}`)}</b>
<span>${escape(about)}</span>
<span>${escape(organisation + email)}</span>${level}
</button></li>`;
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

export const raisePage = ({ id, given_name, usual_name }: Persona) =>
  page(
    'Un second facteur est demandé',
    `<p>${escape(`${given_name} ${usual_name}`)} se connecte avec un mot de passe seul. Le service demande davantage.</p>
<form method="post">
<input type="hidden" name="persona" value="${id}">
<ul>
<li><button name="raise" value="yes">Ajouter un code reçu par courriel</button></li>
<li><button name="cancel" value="yes">Abandonner la connexion</button></li>
</ul>
</form>`,
  );

/** @param form the provider's own form, which this page sends by itself where scripts run */
export const logoutPage = (form: string) =>
  page(
    'Se déconnecter',
    `${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}
<p><button form="op.logoutForm">Se déconnecter</button></p>
<script>document.getElementById('op.logoutForm').submit()</script>`,
  );

export const signedOutPage = () =>
  page('Vous êtes déconnecté', '<p>Vous pouvez fermer cette page.</p>');

export const errorPage = (code: string, description = '') =>
  page(
    'La connexion n’est pas possible',
    `<p>Le fournisseur d’identité refuse la demande du service.</p>
<p>Code\u00a0: <code>${escape(code)}</code></p>
<p>Détail technique\u00a0: <span lang="en">${escape(description)}</span></p>`,
  );
