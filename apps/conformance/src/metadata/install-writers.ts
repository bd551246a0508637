import { createRequire } from 'node:module';

import { installPackages } from '../servers/install-packages.js';

/** Who writes the files: none of them is ours, and none is written by who reads. */
const packages = {
  kind: 'writers',
  requirements: ['pillow==13.0.0', 'piexif==1.1.3', 'mutagen==1.48.1', 'imageio-ffmpeg==0.8.1'],
  needs: 'the Python package index is reachable and 200 MB are free',
};

/** The programs that write files. */
export interface Writers {
  readonly python: string;
  readonly exiftool: string;
}

/** Installs what writes files, unless an earlier run did. Rejects when it cannot. */
export async function installWriters(log: (line: string) => void): Promise<Writers> {
  const exiftool: unknown = createRequire(import.meta.url)('exiftool-vendored.pl');
  return { python: await installPackages(packages, log), exiftool: String(exiftool) };
}
