/** The release that the SDK and the sandbox are held against. */
export const PINNED = '6.14.2';

/** A server to be installed. */
export interface Release {
  /** `latest` is whatever the package index gives today. */
  readonly version: string;
  /** Take the web framework that the release was made with, not the newest that it allows. */
  readonly pinned: boolean;
}

/** What is installed beside a release, because its own lock file says so and its package does not. */
const companions: Readonly<Record<string, readonly string[]>> = { [PINNED]: ['starlette==0.48.0'] };

/** Returns the requirements of a release, as installers read them. */
export function requirements({ version, pinned }: Release): string[] {
  const server = version === 'latest' ? 'invokeai' : `invokeai==${version}`;
  return [server, ...((pinned && companions[version]) || [])];
}

/** Returns a name for its folder. What the index gives today is another thing tomorrow. */
export function folderName(release: Release): string {
  const isSame = requirements(release).length === requirements({ ...release, pinned: true }).length;
  const day = new Date().toISOString().slice(0, 10);
  if (release.version === 'latest') return `latest-${day}`;
  return isSame ? release.version : `${release.version}-unpinned-${day}`;
}
