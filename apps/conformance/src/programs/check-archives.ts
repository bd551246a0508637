import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createArchive, openArchive } from '@x/archive/open-archive';
import { zipArchive } from '@x/archive/zip-archive';

import { bags } from '../archive/bags.js';
import { checkXmp } from '../archive/check-xmp.js';
import { installValidators } from '../archive/install-validators.js';
import type { Options } from '../options.js';
import { lastLines, run } from '../servers/command.js';

const crateProgram = fileURLToPath(new URL('../archive/validate_crate.py', import.meta.url));

/** Writes archives and lets programs of others verify them, and a damaged one. Returns whether all went as it must. */
export async function checkArchives({ only }: Pick<Options, 'only'>): Promise<boolean> {
  const python = await installValidators((line) => console.log(line));
  const folder = await mkdtemp(join(tmpdir(), 'x-bags-'));
  let failures = 0;
  const report = (title: string, passed: boolean, output = '') => {
    if (!passed) failures++;
    console.log(`${passed ? 'passed' : 'FAILED'}  ${title}${passed ? '' : `\n${lastLines(output, 40)}`}`);
  };
  const check = async (title: string, [program = '', ...args]: readonly string[], mustPass = true) => {
    const { code, output } = await run(program, args);
    report(title, (code === 0) === mustPass, output);
  };
  try {
    for (const [index, bag] of bags.filter(({ name }) => name.includes(only)).entries()) {
      const path = join(folder, `${index}`);
      const archive = await createArchive(path, { license: 'https://spdx.org/licenses/CC-BY-4.0', sync: false });
      await bag.fill(archive);
      await archive.seal({ checksum: bag.checksum });
      await archive.close();
      const sha256sum = ['bash', '-c', `cd '${path}' && sha256sum --quiet --strict -c *manifest-sha256.txt`];
      await check(`sha256sum: ${bag.name}`, sha256sum);
      await check(`bagit: ${bag.name}`, [python, '-m', 'bagit', '--validate', '--quiet', path]);
      await check(`roc-validator: ${bag.name}`, [python, crateProgram, join(path, 'data')]);
      const zip = join(folder, `${index}.zip`);
      await zipArchive(path, zip);
      await check(`unzip: ${bag.name}`, ['unzip', '-tqq', zip]);
      await check(`zipfile of Python: ${bag.name}`, [python, '-m', 'zipfile', '-e', zip, join(folder, 'unpacked')]);
      const unpacked = join(folder, 'unpacked', `${index}`);
      await check(`bagit, unpacked: ${bag.name}`, [python, '-m', 'bagit', '--validate', '--quiet', unpacked]);
      report(`read in place: ${bag.name}`, await isValid(zip));
    }
    const wrong = await checkXmp(folder, python);
    report('exiftool and an XML parser: XMP files', wrong.length === 0, wrong.join('\n'));
    // Whoever passes everything proves nothing.
    const damaged = join(folder, '0');
    await appendFile(join(damaged, 'data/index.csv'), 'x');
    await check('bagit refuses a damaged archive', [python, '-m', 'bagit', '--validate', '--quiet', damaged], false);
    const crate = join(damaged, 'data/ro-crate-metadata.json');
    await run('sed', ['-i', 's/"datePublished"/"dateCreated"/', crate]);
    await check('roc-validator refuses a damaged crate', [python, crateProgram, join(damaged, 'data')], false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(failures === 0 ? 'every archive is what it says' : `${failures} failures`);
  return failures === 0;
}

async function isValid(path: string): Promise<boolean> {
  await using archive = await openArchive(path);
  return (await archive.verify()).isValid;
}
