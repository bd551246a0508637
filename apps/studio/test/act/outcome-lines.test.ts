import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { sampleImages } from 'demo/sample-images';
import { expect, onTestFinished, test } from 'vitest';

import { lineText } from '../../src/features/act/action.js';
import { outcomeLines } from '../../src/features/act/transfer/outcome-lines.js';
import { changeSettings } from '../../src/settings/settings.js';

async function reportOf(files: readonly File[]) {
  const sandbox = createSandbox();
  onTestFinished(() => sandbox.close());
  const client = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch, events: sandbox.events });
  onTestFinished(() => client.close());
  sandbox.fault({ kind: 'status', match: 'POST /api/v1/images/upload', status: 415, times: 1 });
  return client.services.transfer.upload(files).run();
}

test('what an upload leaves out has a sentence in the language of the page, and the text of the SDK with it', async () => {
  const [picture] = sampleImages(1).images;
  const bytes = (await picture?.open()) ?? new Blob();
  const names = Array.from({ length: 5 }, (_, index) => new File(['text'], `notes ${index}.png`));
  const report = await reportOf([new File([], 'nothing.png'), ...names, new File([bytes], 'picture.png')]);
  expect(outcomeLines(report)).toEqual([
    '6 files skipped:',
    { text: 'nothing.png: The file is empty.', details: 'is empty' },
    ...[0, 1, 2, 3].map((index) => ({
      text: `notes ${index}.png: This is no picture and no video that a server takes.`,
      details: 'is no picture and no video that a server takes',
    })),
    'and 1 more',
    '1 file failed:',
    { text: 'picture.png: The server refused this.', details: expect.stringContaining('415') },
  ]);
  changeSettings({ locale: 'de' });
  onTestFinished(() => changeSettings({ locale: 'en' }));
  const [, first, second] = outcomeLines(report).map(lineText);
  expect(first).toBe('nothing.png: Die Datei ist leer.');
  expect(second).toBe('notes 0.png: Das ist kein Bild und kein Video, das ein Server annimmt.');
});
