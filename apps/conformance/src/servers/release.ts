/** The release that the SDK and the sandbox are tested against. */
export const PINNED = '6.14.2';

/** A release of the server. */
export interface Release {
  /** `latest` is the newest release in the package index. */
  readonly version: string;
  /** Install the web framework that the release was built with, not the newest that it allows. */
  readonly pinned: boolean;
}

/** Requirements that the lock file of a release has and its package lacks. */
const companions: Readonly<Record<string, readonly string[]>> = { [PINNED]: ['starlette==0.48.0'] };

/** Returns the requirements of a release for the installer. */
export function requirements({ version, pinned }: Release): string[] {
  const server = version === 'latest' ? 'invokeai' : `invokeai==${version}`;
  return [server, ...((pinned && companions[version]) || [])];
}

/** Returns the name of its folder, with the date where the same requirements may resolve differently on another day. */
export function folderName(release: Release): string {
  const isSame = requirements(release).length === requirements({ ...release, pinned: true }).length;
  const day = new Date().toISOString().slice(0, 10);
  if (release.version === 'latest') return `latest-${day}`;
  return isSame ? release.version : `${release.version}-unpinned-${day}`;
}
