import { createClient, createConfig, type Client } from '../client/client/index.js';
import type { ReaderSession, SignedIn } from '../client/types.gen.js';
import { api, check } from './api.js';

/** The ways in: as nobody, as a reader, as a librarian. */
export class Door {
  readonly #baseUrl: string;

  constructor(url: string) {
    this.#baseUrl = `${url}/api/v1`;
  }

  nobody(): Client {
    return createClient(createConfig({ baseUrl: this.#baseUrl, throwOnError: true }));
  }

  reader(session: ReaderSession): Client {
    const client = this.nobody();
    client.setConfig({ auth: (scheme) => (scheme.scheme === 'bearer' ? session.token : undefined) });
    return client;
  }

  /** A guest who has just opened the page of demo-a. */
  async guest(): Promise<Client> {
    return this.reader(await api.openGuestSession({ client: this.nobody(), body: { library: 'demo-a' } }));
  }

  /** One of the demo's librarians, or who has another password and the code of an app. */
  librarian(id: string, password = demoPassword(id), code?: string): Promise<Client> {
    return this.enter((client) => api.signIn({ client, body: { id, password, ...(code && { code }) } }));
  }

  /** Whatever begins her session: its cookie and its word let her in from now on. */
  async enter(begin: (client: Client) => Promise<SignedIn>): Promise<Client> {
    const client = this.nobody();
    let cookie = '';
    const keep = client.interceptors.response.use((answer) => {
      cookie = answer.headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? '';
      return answer;
    });
    const { csrf } = await begin(client);
    client.interceptors.response.eject(keep);
    client.setConfig({
      auth: (scheme) => (scheme.type === 'http' ? undefined : scheme.in === 'cookie' ? cookie : csrf),
    });
    return client;
  }
}

/** The demo prints it at its start. */
export function demoPassword(librarian: string): string {
  const password = process.env[`DESK_${librarian.toUpperCase()}_PASSWORD`];
  check(password, `DESK_${librarian.toUpperCase()}_PASSWORD`);
  return password;
}
