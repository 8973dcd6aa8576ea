/** The environment, read once. `README.md` gets its table from here. */
import { isIP } from 'node:net';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { endpointOf, filesConfig, type Endpoint } from './config-files.ts';
import { isSender, isSmtp, mailConfig, type MailConfig } from './config-mail.ts';
import { isIssuer, proConnectConfig, type ProConnectConfig } from './config-proconnect.ts';
import { signingKeyOf, type PrivateJwk } from './config-signing.ts';

type Variable<S extends TSchema = TSchema> = {
  schema: S;
  /** value taken when the variable is absent or empty; null: none */
  fallback: Static<S> | null;
  /** what it does, in French */
  role: string;
  /** what a right value looks like, in French, after “la valeur attendue est” */
  expected: string;
  check?: (value: Static<S>) => boolean;
  /** the value seen is not repeated in messages */
  secret?: boolean;
};
const variable = <S extends TSchema>(definition: Variable<S>) => definition;

const isOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value;
const isPostgres = (value: string) =>
  URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);

function isNetwork(value: string): boolean {
  const [address = '', prefix, ...more] = value.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return (
    /^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= (version === 4 ? 32 : 128)
  );
}
export const networksOf = (value: string): string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

export const VARIABLES = {
  HOST: variable({
    schema: Type.String(),
    fallback: '127.0.0.1',
    role: 'Adresse sur laquelle l’API écoute. `0.0.0.0` dans un conteneur.',
    expected: 'une adresse IP ou un nom de machine',
    check: (value) => !/[\s/]/.test(value),
  }),
  API_PORT: variable({
    schema: Type.Integer({ minimum: 0, maximum: 65_535 }),
    fallback: 3001,
    role: 'Port sur lequel l’API écoute. 0 : un port libre.',
    expected: 'un nombre entier de 0 à 65535',
  }),
  PUBLIC_ORIGIN: variable({
    schema: Type.String(),
    fallback: 'http://localhost:3000',
    role: 'Adresse publique du catalogue, sans chemin. Elle sert dans les liens que rend l’API.',
    expected: 'une adresse comme https://catalogue.exemple.fr, sans chemin ni barre finale',
    check: isOrigin,
  }),
  DATABASE_URL: variable({
    schema: Type.String(),
    fallback: null,
    role: 'Base PostgreSQL. Absente : base embarquée dans `DATA_DIR`.',
    expected: 'une adresse comme postgres://utilisateur:motdepasse@hôte:5432/base',
    check: isPostgres,
    secret: true,
  }),
  DATA_DIR: variable({
    schema: Type.String(),
    fallback: './data',
    role: 'Dossier de la base embarquée et, sans `FILES_DIR`, des fichiers déposés.',
    expected: 'un chemin de dossier',
  }),
  DATABASE_DURABLE: variable({
    schema: Type.Boolean(),
    fallback: false,
    role: 'Base embarquée : `true` pour survivre à une coupure de courant, au prix d’écritures plus lentes.',
    expected: 'true ou false',
  }),
  FILES_DIR: variable({
    schema: Type.String(),
    fallback: null,
    role: 'Dossier des fichiers déposés (preuves, images). Absent : `files` dans `DATA_DIR`.',
    expected: 'un chemin de dossier',
  }),
  CLAMD_ADDRESS: variable({
    schema: Type.String(),
    fallback: null,
    role: 'Antivirus clamd, en TCP. Présent : aucun fichier n’est servi avant d’être jugé sain. Absent : aucun examen.',
    expected: 'un nom de machine et un port, par exemple 127.0.0.1:3310',
    check: (value) => endpointOf(value) !== null,
  }),
  LINK_CHECKS: variable({
    schema: Type.Boolean(),
    fallback: false,
    role: 'Preuves données par une adresse : `true` pour demander chaque jour à chacune si elle répond encore. `false` : rien n’est demandé à personne.',
    expected: 'true ou false',
  }),
  DEMO: variable({
    schema: Type.Boolean(),
    fallback: true,
    role: 'Données de démonstration : chargées dans une base vide au premier démarrage. `false` pour un vrai catalogue.',
    expected: 'true ou false',
  }),
  LOG_LEVEL: variable({
    schema: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    fallback: 'info',
    role: 'Niveau du journal (JSON, sur la sortie standard).',
    expected: 'fatal, error, warn, info, debug, trace ou silent',
  }),
  TRUST_PROXY: variable({
    schema: Type.String(),
    fallback: null,
    role: 'Réseaux des mandataires dont l’en-tête `X-Forwarded-For` est cru, séparés par des virgules. Absent : aucun.',
    expected: 'des adresses ou des réseaux, par exemple 127.0.0.1/32,10.0.0.0/8',
    check: (value) => networksOf(value).length > 0 && networksOf(value).every(isNetwork),
  }),
  SHED_DELAY_MS: variable({
    schema: Type.Integer({ minimum: 0, maximum: 60_000 }),
    fallback: 2000,
    role: 'Retard de la boucle d’évènements, en millisecondes, au-delà duquel l’API répond 503. 0 : jamais.',
    expected: 'un nombre entier de millisecondes, de 0 à 60000',
  }),
  PROCONNECT_ISSUER: variable({
    schema: Type.String(),
    fallback: null,
    role: 'Fournisseur d’identité ProConnect. Absent : personne ne se connecte par ProConnect. Une adresse de la machine est refusée quand `DEMO` vaut `false`.',
    expected:
      'une adresse comme https://auth.agentconnect.gouv.fr/api/v2, en https sauf sur la machine',
    check: isIssuer,
  }),
  PROCONNECT_CLIENT_ID: variable({
    schema: Type.String({ maxLength: 200 }),
    fallback: null,
    role: 'Identifiant du catalogue auprès de ProConnect.',
    expected: 'le « client_id » donné par l’espace partenaires de ProConnect',
  }),
  PROCONNECT_CLIENT_SECRET: variable({
    schema: Type.String({ maxLength: 500 }),
    fallback: null,
    role: 'Secret du catalogue auprès de ProConnect.',
    expected: 'le « client_secret » donné par l’espace partenaires de ProConnect',
    secret: true,
  }),
  SMTP_URL: variable({
    schema: Type.String(),
    fallback: null,
    role: 'Serveur qui envoie les courriels. Absent : ils attendent dans la base ; dans la démonstration, la page `/courriels` les montre.',
    expected:
      'une adresse comme smtp://utilisateur:motdepasse@serveur:587, ou smtps:// et le port 465',
    check: isSmtp,
    secret: true,
  }),
  MAIL_FROM: variable({
    schema: Type.String({ maxLength: 300 }),
    fallback: null,
    role: 'Expéditeur des courriels. Obligatoire avec `SMTP_URL`.',
    expected: 'une adresse comme Catalogue GouvTech <catalogue@exemple.fr>',
    check: isSender,
  }),
  LABEL_SIGNING_KEY: variable({
    schema: Type.String({ maxLength: 2_000 }),
    fallback: null,
    role: 'Clé privée Ed25519 qui signe les attestations de label. Absente : le catalogue en crée une, gardée dans la base, que `pnpm catalogue keys rotate` remplace. Pour remplacer celle-ci, changez la variable.',
    expected: 'un JWK privé (`{"kty":"OKP","crv":"Ed25519",…}`), ou le chemin d’un fichier PEM',
    check: (value) => signingKeyOf(value) !== null,
    secret: true,
  }),
};

export type Config = {
  host: string;
  port: number;
  publicOrigin: string;
  databaseUrl: string | undefined;
  dataDir: string;
  durable: boolean;
  filesDir: string;
  /** null: files are served without an antivirus */
  clamd: Endpoint | null;
  /** ask addresses given as proofs whether they still answer */
  linkChecks: boolean;
  /** load the demonstration into an empty database */
  demo: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** networks of the proxies to believe; empty: none */
  trustProxy: string[];
  /** milliseconds, 0 = never shed */
  shedDelayMs: number;
  /** null: nobody logs in with ProConnect */
  proConnect: ProConnectConfig | null;
  /** null: mails are written and wait */
  mail: MailConfig | null;
  /** signs label credentials; null: the catalogue makes its own key */
  signingKey: PrivateJwk | null;
};

/** Every wrong variable, in French, one a line. */
export class ConfigError extends Error {}

/** @throws ConfigError naming each wrong variable, the value seen and what is expected. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const wrong: string[] = [];
  const read = <S extends TSchema>(name: string, known: Variable<S>): Static<S> | null => {
    const seen = env[name]?.trim();
    if (!seen) return known.fallback;
    const value = convert(known.schema, seen);
    if (Value.Check(known.schema, value) && (known.check?.(value as Static<S>) ?? true)) {
      return value as Static<S>;
    }
    const shown = known.secret ? 'une valeur qui ne convient pas' : `« ${seen} »`;
    wrong.push(`${name} contient ${shown}. La valeur attendue est ${known.expected}.`);
    return known.fallback;
  };
  const demo = read('DEMO', VARIABLES.DEMO)!;
  const proConnect = proConnectConfig(
    {
      issuer: read('PROCONNECT_ISSUER', VARIABLES.PROCONNECT_ISSUER),
      clientId: read('PROCONNECT_CLIENT_ID', VARIABLES.PROCONNECT_CLIENT_ID),
      clientSecret: read('PROCONNECT_CLIENT_SECRET', VARIABLES.PROCONNECT_CLIENT_SECRET),
    },
    demo,
  );
  if (proConnect && 'wrong' in proConnect) wrong.push(...proConnect.wrong);
  const mail = mailConfig({
    smtpUrl: read('SMTP_URL', VARIABLES.SMTP_URL),
    from: read('MAIL_FROM', VARIABLES.MAIL_FROM),
  });
  if (mail && 'wrong' in mail) wrong.push(mail.wrong);
  const config: Config = {
    host: read('HOST', VARIABLES.HOST)!,
    port: read('API_PORT', VARIABLES.API_PORT)!,
    publicOrigin: read('PUBLIC_ORIGIN', VARIABLES.PUBLIC_ORIGIN)!,
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL) ?? undefined,
    dataDir: read('DATA_DIR', VARIABLES.DATA_DIR)!,
    durable: read('DATABASE_DURABLE', VARIABLES.DATABASE_DURABLE)!,
    ...filesConfig(
      read('DATA_DIR', VARIABLES.DATA_DIR)!,
      read('FILES_DIR', VARIABLES.FILES_DIR),
      read('CLAMD_ADDRESS', VARIABLES.CLAMD_ADDRESS),
    ),
    linkChecks: read('LINK_CHECKS', VARIABLES.LINK_CHECKS)!,
    demo,
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL)! as Config['logLevel'],
    trustProxy: networksOf(read('TRUST_PROXY', VARIABLES.TRUST_PROXY) ?? ''),
    shedDelayMs: read('SHED_DELAY_MS', VARIABLES.SHED_DELAY_MS)!,
    proConnect: proConnect && 'issuer' in proConnect ? proConnect : null,
    mail: mail && 'smtpUrl' in mail ? mail : null,
    signingKey: signingKeyOf(read('LABEL_SIGNING_KEY', VARIABLES.LABEL_SIGNING_KEY) ?? ''),
  };
  if (wrong.length > 0) {
    throw new ConfigError(`Le catalogue ne peut pas démarrer.\n${wrong.join('\n')}`);
  }
  return config;
}

/** Only `true`/`false` and plain digits are read: `1e3` or `yes` would be a guess. */
function convert(schema: TSchema, seen: string): unknown {
  const type = (schema as { type?: string }).type;
  if (type === 'integer') return /^\d+$/.test(seen) ? Number(seen) : seen;
  if (type === 'boolean') return seen === 'true' ? true : seen === 'false' ? false : seen;
  return seen;
}

/** The table of `README.md`, in Markdown. */
export function configTable(): string {
  const rows = Object.entries(VARIABLES).map(([name, { fallback, role, expected }]) => {
    const shown = fallback === null ? 'aucune' : `\`${String(fallback)}\``;
    return `| \`${name}\` | ${role} | ${expected} | ${shown} |`;
  });
  return [
    '| Variable | Rôle | Valeur attendue | Par défaut |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
