import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { openArchive } from '@x/archive/open-archive';

import { buildPage } from './build-page.js';
import { type Flags, HELP, readFlags } from './flags.js';
import { startSampleServer } from './sample-server.js';
import { servePage } from './serve-page.js';
import { archiveSite, type Site, serverAt, toSites } from './site.js';

const PREFERRED_PORT = 5180;

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags.isHelp) console.log(HELP);
  else if (flags.build !== undefined) await write(flags.build);
  else await run(flags);
} catch (error) {
  console.error(`studio: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function write(folder: string): Promise<void> {
  const target = resolve(folder);
  await buildPage(target);
  console.log(`written to ${target}; serve it under the origin of an InvokeAI server`);
}

/** Serves the page until the process gets a signal. */
async function run(flags: Flags): Promise<void> {
  const archives = await Promise.all(flags.archives.map((path) => openArchive(path)));
  const isSample = flags.servers.length + archives.length === 0;
  const folder = await mkdtemp(join(tmpdir(), 'studio-'));
  const [sample] = await Promise.all([
    isSample ? startSampleServer({ images: flags.images }) : undefined,
    buildPage(folder),
  ]);
  const servers = flags.servers.map(({ url, name }) => serverAt(url, name));
  const inputs = sample ? [serverAt(sample.url, 'Sandbox')] : [...servers, ...archives.map(archiveSite)];
  const sites = toSites(inputs);
  const page = await serve(folder, sites, flags.port);
  console.log(`ready ${page.url}`);
  for (const { name, location } of sites) console.log(`works with ${name}: ${location}`);
  if (sample) console.log('the sandbox is in memory: it forgets everything when it ends');
  const end = async () => {
    await page.close();
    await sample?.close();
    for (const archive of archives) await archive.close();
    await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());
}

/** Serves on the port that was asked for, or else on the preferred one if it is free. */
async function serve(folder: string, sites: readonly Site[], port: number | undefined) {
  if (port !== undefined) return servePage({ folder, sites, port });
  return servePage({ folder, sites, port: PREFERRED_PORT }).catch(() => servePage({ folder, sites }));
}
