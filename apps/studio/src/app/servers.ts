/** A server or an archive that this page can work with. */
export interface ServerProfile {
  readonly name: string;
  /** The address that requests are sent to, without a slash at its end. */
  readonly url: string;
  /** An archive is a gallery on disk: it is read, and runs nothing. */
  readonly kind: 'server' | 'archive';
  /** Where it is, for people: the page may reach it through a proxy. */
  readonly location: string;
  /** Whether the program that serves the page lists it. Others were added by the person at the page. */
  readonly isServed: boolean;
}

const ADDED_KEY = 'studio.servers';
const CHOSEN_KEY = 'studio.server';

/** Returns all servers: those of the program that serves the page, then those that were added. */
export function listServers(): ServerProfile[] {
  const added = parseList(read(localStorage, ADDED_KEY)).flatMap(({ name, url }) =>
    name && url ? [{ name, url, kind: 'server' as const, location: url, isServed: false }] : [],
  );
  return [...served(), ...added];
}

/** Returns the server that was chosen in this tab, or else the last one that was chosen, or else the first. */
export function currentServer(): ServerProfile {
  const chosen = read(sessionStorage, CHOSEN_KEY) ?? read(localStorage, CHOSEN_KEY);
  const all = listServers();
  return all.find(({ url }) => url === chosen) ?? all[0] ?? ofOrigin();
}

/** Works with another server: the page is loaded anew, so that nothing of the one before is left in it. */
export function chooseServer({ url }: Pick<ServerProfile, 'url'>): void {
  for (const storage of [sessionStorage, localStorage]) storage.setItem(CHOSEN_KEY, url);
  location.assign('/');
}

/** Adds a server, or renames it, and returns it. */
export function addServer(name: string, address: string): ServerProfile {
  const { origin, pathname } = new URL(address);
  const url = origin + pathname.replace(/\/+$/, '');
  const others = listServers().filter((it) => !it.isServed && it.url !== url);
  save([...others, { name, url }]);
  return { name, url, kind: 'server', location: url, isServed: false };
}

/** Forgets a server that was added. */
export function removeServer({ url }: Pick<ServerProfile, 'url'>): void {
  save(listServers().filter((it) => !it.isServed && it.url !== url));
}

const save = (servers: readonly { readonly name: string; readonly url: string }[]): void =>
  localStorage.setItem(ADDED_KEY, JSON.stringify(servers.map(({ name, url }) => ({ name, url }))));

/** Returns the servers that the program which serves the page wrote into it. Files beside a server have none: theirs is the origin. */
function served(): ServerProfile[] {
  const list = parseList(document.getElementById('servers')?.textContent).flatMap(
    ({ name, path, kind, location: at }) =>
      name && path !== undefined && at
        ? [{ name, url: location.origin + path, kind: kindOf(kind), location: at, isServed: true }]
        : [],
  );
  return list.length > 0 ? list : [ofOrigin()];
}

const kindOf = (kind: string | undefined): ServerProfile['kind'] => (kind === 'archive' ? 'archive' : 'server');

const ofOrigin = (): ServerProfile => ({
  name: location.host,
  url: location.origin,
  kind: 'server',
  location: location.origin,
  isServed: true,
});

const read = (storage: Storage, key: string): string | undefined => storage.getItem(key) ?? undefined;

/** Returns the objects of a list in JSON. Another version of the page may have written it: what is no list is an empty one. */
function parseList(text: string | null | undefined): Partial<Readonly<Record<string, string>>>[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter((it) => typeof it === 'object' && it !== null) : [];
  } catch {
    return [];
  }
}
