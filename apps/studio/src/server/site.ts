import type { Archive } from '@x/archive/archive';

import { archiveBackend } from './archive/archive-backend.js';
import { type Backend, createProxy } from './proxy.js';

/** Something that the page can work with, and where the page finds it. */
export interface Site {
  readonly name: string;
  /** Below the origin of the page: nothing for the first, `/servers/name` for the others. */
  readonly path: string;
  readonly kind: 'server' | 'archive';
  /** Where it is, for people: the address of a server, the folder or file of an archive. */
  readonly location: string;
  readonly backend: Backend;
}

/** A server or an archive before it has its path. */
export interface SiteInput {
  readonly name: string;
  readonly kind: 'server' | 'archive';
  readonly location: string;
  /** Opens it at the path that it gets. */
  readonly open: (path: string) => Backend;
}

/** Returns a server at an address. What it is called is the host, unless it has a name. */
export function serverAt(url: string, name?: string): SiteInput {
  const { host, origin, pathname } = new URL(url);
  const location = origin + pathname.replace(/\/+$/, '');
  return { name: name ?? host, kind: 'server', location, open: (path) => createProxy(url, path) };
}

/** Returns an archive that is open. */
export function archiveSite(archive: Archive): SiteInput {
  const { path: location, about } = archive;
  return { name: about.name, kind: 'archive', location, open: () => archiveBackend(archive) };
}

/** Gives each its path: the first is at the origin of the page, the others are below their names. */
export function toSites(inputs: readonly SiteInput[]): Site[] {
  const taken = new Set<string>();
  return inputs.map(({ open, ...input }, index) => {
    const path = index === 0 ? '' : `/servers/${freeSlug(input.name, taken)}`;
    return { ...input, path, backend: open(path) };
  });
}

function freeSlug(name: string, taken: Set<string>): string {
  const slug =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'server';
  const free = [slug, ...Array.from({ length: taken.size }, (_, index) => `${slug}-${index + 2}`)].find(
    (it) => !taken.has(it),
  );
  taken.add(free ?? slug);
  return free ?? slug;
}
