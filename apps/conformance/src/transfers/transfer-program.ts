// One transfer in a process of its own, which may be killed: `node transfer-program.ts FROM TO JOURNAL`. A server is named
// by its URL, an archive by its folder; from any other folder files are uploaded. Prints the report's counts and the
// memory that it took.
import { existsSync } from 'node:fs';

import { type Archive, createArchive, openArchive } from '@x/archive';
import { createRepositories } from '@x/repositories/repositories';
import { createJournalFolder } from '@x/services/journal-folder';
import { TransferService, transferItems } from '@x/services/transfer';
import { createHttpTransport } from '@x/transport/http-transport';

const [from = '', to = '', journal = '', settleTime = '0'] = process.argv.slice(2);
const isServer = (place: string) => place.startsWith('http:');
const server = (url: string) => createRepositories(createHttpTransport({ baseUrl: url }));
const isArchive = (place: string) => existsSync(`${place}/data/gallery.json`);
const target = (folder: string): Promise<Archive> =>
  isArchive(folder) ? openArchive(folder, { writable: true, sync: false }) : createArchive(folder, { sync: false });

const input = { journal: createJournalFolder(journal), settleTime: Number(settleTime) };
const { counts } = isServer(from) || isArchive(from) ? await transfer() : await upload();
console.log(JSON.stringify({ counts, kilobytes: process.resourceUsage().maxRSS }));

async function transfer() {
  const source = isServer(from) ? server(from) : await openArchive(from);
  const destination = isServer(to) ? server(to) : await target(to);
  const report = await transferItems(source, destination, input).run();
  if ('close' in destination) await destination.close();
  if ('close' in source) await source.close();
  return report;
}

function upload() {
  return new TransferService(server(to)).upload(from, { boardByFolder: true, ...input }).run();
}
