import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findChromium } from 'conformance/find-chromium';
import { launchChromium } from 'conformance/launch-chromium';

import { buildPage } from '../../src/server/build-page.js';
import { startSampleServer } from '../../src/server/sample-server.js';
import { servePage } from '../../src/server/serve-page.js';
import { serverAt, toSites } from '../../src/server/site.js';
import { pictures } from './pictures.js';

const HELP = 'studio:pictures writes the pictures of the studio that the README shows, into docs/.';

if (process.argv.includes('--help')) console.log(HELP);
else await writePictures(fileURLToPath(new URL('../../../../docs/', import.meta.url)));

/** Opens each screen in a Chromium and writes what it shows. */
async function writePictures(folder: string): Promise<void> {
  const page = await mkdtemp(join(tmpdir(), 'studio-pictures-'));
  const [executable, sample] = await Promise.all([findChromium(console.log), startSampleServer(), buildPage(page)]);
  const served = await servePage({ folder: page, sites: toSites([serverAt(sample.url)]) });
  const browser = await launchChromium(executable);
  try {
    for (const { name, path, colorScheme, prepare } of pictures) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en', colorScheme });
      const tab = await context.newPage();
      await tab.goto(served.url + path);
      await prepare(tab, sample.url);
      await tab.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
      await context.close();
      console.log(`docs/${name}.jpg`);
    }
  } finally {
    await browser.close();
    await served.close();
    await sample.close();
    await rm(page, { recursive: true, force: true });
  }
}
