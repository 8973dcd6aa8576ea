import { defineEnvVars } from '@sveltejs/kit/env';

function httpAddress(name: string, value: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new Error(
      `${name} vaut « ${value} », qui n’est pas une adresse : donnez par exemple http://127.0.0.1:3001.`,
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Error(
      `${name} vaut « ${value} » : l’adresse doit commencer par http:// ou https://.`,
    );
  if (url.pathname !== '/' || url.search || url.hash)
    throw new Error(`${name} vaut « ${value} » : retirez ce qui suit le nom et le port.`);
  return url.origin;
}

export const variables = defineEnvVars({
  API_URL: {
    description: 'Adresse de l’API, jointe par ce serveur seulement.',
    schema: (value) => httpAddress('API_URL', value || 'http://127.0.0.1:3001'),
  },
  PORT: {
    description: 'Port d’écoute.',
    schema: (value) => {
      const port = Number(value || 3000);
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        throw new Error(`PORT vaut « ${value} » : donnez un nombre entier de 0 à 65535.`);
      return port;
    },
  },
  ORIGIN: {
    description: 'Adresse publique du site ; sans elle, http://localhost et le port.',
    schema: (value) => (value ? httpAddress('ORIGIN', value) : ''),
  },
});
