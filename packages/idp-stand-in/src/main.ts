/** Runs the stand-in by itself, for the catalogue at `PUBLIC_ORIGIN`. */
import { startStandIn } from './server.ts';

const {
  IDP_PORT = '3002',
  PUBLIC_ORIGIN = 'http://localhost:3000',
  PROCONNECT_CLIENT_ID = 'catalogue-gouvtech',
  PROCONNECT_CLIENT_SECRET = 'secret-de-demonstration',
} = process.env;
const at = (path: string) => [`${PUBLIC_ORIGIN}/api/v1/auth/proconnect/${path}`];

try {
  const standIn = await startStandIn({
    port: Number(IDP_PORT),
    clients: [
      {
        id: PROCONNECT_CLIENT_ID,
        secret: PROCONNECT_CLIENT_SECRET,
        redirectUris: at('callback'),
        postLogoutRedirectUris: at('signed-out'),
      },
    ],
  });
  process.stdout.write(`Fournisseur d’identité de démonstration\u00a0: ${standIn.issuer}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void standIn.close());
  }
} catch (error) {
  const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const reason = busy ? 'un autre programme l’utilise' : (error as Error).message;
  process.stderr.write(
    `Le fournisseur d’identité ne peut pas écouter sur le port ${IDP_PORT}\u00a0: ${reason}. Changez IDP_PORT.\n`,
  );
  process.exit(1);
}
