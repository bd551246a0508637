/** The files of a bag, beside its payload in `data/`. */
export const bagitPath = 'bagit.txt';
export const bagInfoPath = 'bag-info.txt';
export const manifestPath = 'manifest-sha256.txt';
export const strongManifestPath = 'manifest-sha512.txt';
export const tagManifestPath = 'tagmanifest-sha256.txt';

/** The most bytes of a manifest: enough for a million files. */
export const longestManifest = 512 * 1024 * 1024;

/** What is in `bagit.txt`. */
export const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Returns a line of a manifest. A line feed, a carriage return and a percent sign in a path are encoded. */
export const manifestLine = (hash: string, path: string): string =>
  `${hash}  ${path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`;

const decodePath = (path: string): string =>
  path.replace(/%(25|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The digits of a hash, by what BagIt calls its algorithm. */
const digits = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 };

/** What a hash is made with. */
export type Algorithm = keyof typeof digits;

/** What the name of a manifest says of it. */
export interface ManifestName {
  /** Whether it names what describes the payload, or the payload. */
  readonly isTag: boolean;
  /** Absent for one that is not known here. */
  readonly algorithm: Algorithm | undefined;
}

/** Returns what the name of a manifest says, or `undefined` for another file. */
export function parseManifestName(path: string): ManifestName | undefined {
  const [, tag, name = ''] = /^(tag)?manifest-([^/]+)\.txt$/.exec(path) ?? [];
  if (name === '') return undefined;
  return { isTag: tag !== undefined, algorithm: isAlgorithm(name) ? name : undefined };
}

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(digits, name);

/** The lines of a manifest. */
export interface Manifest {
  /** The hashes by path. */
  readonly entries: ReadonlyMap<string, string>;
  /** What is wrong with the text itself. */
  readonly problems: readonly string[];
}

/** Returns what is in a manifest. A line that is none, and a path that is named twice, is a problem. */
export function parseManifest(text: string, algorithm: Algorithm): Manifest {
  const entries = new Map<string, string>();
  const problems: string[] = [];
  const pattern = new RegExp(`^([0-9A-Fa-f]{${digits[algorithm]}})[ \\t]+\\*?(.+)$`);
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  else problems.push('the last line does not end');
  for (const [index, line] of lines.entries()) {
    const [, hash = '', path = ''] = pattern.exec(line) ?? [];
    const known = decodePath(path);
    if (hash === '') problems.push(`line ${index + 1} is no hash and path`);
    else if (entries.has(known)) problems.push(`line ${index + 1} names "${known}" again`);
    // Either case is allowed, but a program writes one of them: both are a flipped bit.
    else if (/[A-F]/.test(hash) && /[a-f]/.test(hash)) problems.push(`line ${index + 1} has a damaged hash`);
    else entries.set(known, hash.toLowerCase());
  }
  return { entries, problems };
}
