import { createClient } from '@x/resources';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const { boards, gallery } = createClient({ baseUrl }).services;

// The board of that name, created if there is none.
const keepers = await boards.ensure('Keepers');

// The server cannot search for an entry, so the metadata of each image with that text is read.
const names: string[] = [];
for await (const { image_name } of gallery.searchMetadata({ key: 'rating', value: 5 })) names.push(image_name);

const report = await boards.moveImages(names, { boardId: keepers.board_id }).run();
console.log(`${report.moved.length} moved, ${report.gone.length} gone, ${report.failed.length} failed`);
console.log((await boards.isEmpty(keepers.board_id)) ? 'no image is rated 5' : 'the board holds images');
