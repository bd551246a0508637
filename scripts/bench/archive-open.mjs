// Opens an archive in a process of its own, and prints what that and its pages cost.
import { built } from './packages.mjs';

const PAGES = 51;
const [path] = process.argv.slice(2);
const { openArchive } = await import(built('archive', 'open-archive'));
const before = process.memoryUsage.rss();
const start = process.cpuUsage();
const archive = await openArchive(path);
const open = millisecondsSince(start);
const rss = process.memoryUsage.rss() - before;
const queries = {
  first: { offset: 0, limit: 100 },
  deep: { offset: archive.itemCount >> 1, limit: 100 },
  'of a board': { offset: 0, limit: 100, board_id: '5d3f0000-0000-4000-8000-000000000007', starred_first: true },
};
const pages = {};
for (const [name, query] of Object.entries(queries)) {
  const times = [];
  for (let round = 0; round < PAGES; round++) {
    const begun = process.cpuUsage();
    await archive.images.page(query);
    times.push(millisecondsSince(begun));
  }
  pages[name] = { first: times[0], median: times.toSorted((a, b) => a - b)[PAGES >> 1] };
}
console.log(JSON.stringify({ open, rss, pages }));
await archive.close();

function millisecondsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
