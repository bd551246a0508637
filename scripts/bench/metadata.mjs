import { readFileSync } from 'node:fs';

import exifr from 'exifr';
import ExifReader from 'exifreader';

import { interleave } from './interleave.mjs';
import { metadataFiles } from './metadata-files.mjs';
import { built } from './packages.mjs';

const FILES = 100;
const ROUNDS = 15;
/** Reading bytes in memory is too short to be measured once. */
const PASSES = { disk: 1, memory: 10 };

/** Reads the texts of files, with our readers and the two that are used most, all from the same files. */
export async function benchMetadata() {
  const { readMetadata } = await import(built('metadata', 'metadata'));
  const { readTexts } = await import(built('metadata', 'texts'));
  const { readTextsSync } = await import(built('metadata', 'sync'));
  const { openFileSource, openFileSourceSync } = await import(built('metadata', 'file-source'));
  const options = { exif: true, ifd0: true, userComment: true };
  const readers = {
    exifr: { disk: (path) => exifr.parse(path, options), memory: (bytes) => exifr.parse(bytes, options) },
    ExifReader: { disk: (path) => ExifReader.load(path), memory: (bytes) => ExifReader.load(bytes) },
    readMetadata: { disk: async (path) => readMetadata(await openFileSource(path)), memory: readMetadata },
    readTexts: { disk: async (path) => readTexts(await openFileSource(path)), memory: readTexts },
    readTextsSync: { disk: (path) => readTextsSync(openFileSourceSync(path)), memory: readTextsSync },
  };
  using files = await metadataFiles(FILES);
  const rows = [];
  const aims = [];
  for (const [kind, paths] of Object.entries(files.paths)) {
    const inputs = { disk: paths, memory: paths.map((path) => readFileSync(path)) };
    for (const place of ['disk', 'memory']) {
      const { rates, bytes } = await race(readers, inputs[place], place);
      const fastest = Math.max(rates.exifr, rates.ExifReader);
      for (const reader of Object.keys(readers)) {
        rows.push({
          files: `${kind}, ${place}`,
          reader,
          'files a CPU second': rates[reader].toFixed(0),
          'x the faster other': (rates[reader] / fastest).toFixed(1),
          'kB read a file': place === 'disk' ? (bytes[reader] / 1_000).toFixed(1) : '',
        });
      }
      aims.push([`${kind}, ${place}: readTextsSync against the faster other`, rates.readTextsSync / fastest, '>=', 10]);
    }
  }
  return { title: `Metadata of ${FILES} files of each kind, median of ${ROUNDS} interleaved rounds`, rows, aims };
}

/** Returns the files a CPU second of each reader, and the bytes that it reads of each. */
async function race(readers, inputs, place) {
  const bytes = {};
  const contestants = Object.entries(readers).map(([name, { [place]: read }]) => {
    const run = async () => {
      const before = bytesRead();
      const start = process.cpuUsage();
      for (let pass = 0; pass < PASSES[place]; pass++) for (const input of inputs) await read(input);
      const { user, system } = process.cpuUsage(start);
      bytes[name] = (bytesRead() - before) / inputs.length;
      return (user + system) / 1_000 / PASSES[place];
    };
    return [name, run];
  });
  const times = await interleave(Object.fromEntries(contestants), ROUNDS, 3);
  const rates = Object.entries(times).map(([name, milliseconds]) => [name, (1_000 * inputs.length) / milliseconds]);
  return { rates: Object.fromEntries(rates), bytes };
}

/** What this process has read so far, where the system says it. */
function bytesRead() {
  const text = process.platform === 'linux' ? readFileSync('/proc/self/io', 'latin1') : '';
  return Number(/rchar: (\d+)/.exec(text)?.[1] ?? 0);
}
