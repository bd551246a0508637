import { BOOT_TIMEOUT, chooseFiles, expectText, galleryItem, rowOfBoard, shown } from '../page.js';
import type { Phase, PhaseContext } from '../phase.js';

/** The board that the gallery holds before the first page. */
export const FIRST_BOARD = 'Landscapes';
const NEW_BOARD = 'My Board';

export const galleryPhases: readonly Phase[] = [
  { title: 'boot', run: boot },
  { title: 'open a board', run: openBoard },
  { title: 'view an image', run: viewImage },
  { title: 'create a board', run: createBoard },
  { title: 'upload', run: upload },
  { title: 'star', run: star },
  { title: 'drag to a board', run: dragToBoard },
  { title: 'delete', run: deleteImage },
];

async function boot({ page, url }: PhaseContext): Promise<void> {
  await page.goto(url);
  await page.getByTestId('add-board-button').waitFor({ timeout: BOOT_TIMEOUT });
  await expectText(rowOfBoard(page, FIRST_BOARD), /1 \| 0/);
  await expectText(rowOfBoard(page, 'Uncategorized'), /1 \| 0/);
  await shown(galleryItem(page, 0).locator('img'));
  await page.getByRole('button', { name: 'Close' }).click(); // what is new in this release
}

async function openBoard({ page }: PhaseContext): Promise<void> {
  const before = await galleryItem(page, 0).getAttribute('data-item-id');
  await rowOfBoard(page, FIRST_BOARD).click();
  await page.locator(`[data-item-id]:not([data-item-id="${before}"])`).waitFor();
  await shown(galleryItem(page, 0).locator('img'));
}

async function viewImage({ page }: PhaseContext): Promise<void> {
  await galleryItem(page, 0).dblclick();
  await page.getByRole('button', { name: /^Delete Image/ }).waitFor();
  const name = await galleryItem(page, 0).getAttribute('data-item-id');
  await shown(page.locator(`img[src$="${name}/full"]`).first());
  await page.getByTestId('toggle-show-metadata-button').click();
  await page.getByText('No parameters to recall found').waitFor();
  await page.getByTestId('toggle-show-metadata-button').click();
}

async function createBoard({ page }: PhaseContext): Promise<void> {
  await page.getByTestId('add-board-button').click();
  await expectText(rowOfBoard(page, NEW_BOARD), /0 \| 0/);
}

async function upload({ page, pictures }: PhaseContext): Promise<void> {
  await chooseFiles(page, page.getByRole('button', { name: 'Upload Media' }), pictures);
  await expectText(rowOfBoard(page, NEW_BOARD), /0 \| 2/);
  for (const index of pictures.keys()) await shown(galleryItem(page, index).locator('img'));
}

async function star({ page }: PhaseContext): Promise<void> {
  const name = await galleryItem(page, 1).getAttribute('data-item-id');
  await galleryItem(page, 1).hover();
  await galleryItem(page, 1).getByRole('button', { name: 'Star', exact: true }).click();
  // Starred images are first.
  const first = page.locator(`[data-index="0"] [data-item-id="${name}"]`);
  await first.hover();
  await first.getByRole('button', { name: 'Unstar' }).waitFor();
}

async function dragToBoard({ page }: PhaseContext): Promise<void> {
  await galleryItem(page, 1).dragTo(rowOfBoard(page, FIRST_BOARD));
  await expectText(rowOfBoard(page, FIRST_BOARD), /1 \| 1/);
  await expectText(rowOfBoard(page, NEW_BOARD), /0 \| 1/);
}

async function deleteImage({ page }: PhaseContext): Promise<void> {
  await galleryItem(page, 0).click();
  await page.getByRole('button', { name: /^Delete Image/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No images/videos found').or(page.getByText('No Images')).first().waitFor();
  await expectText(rowOfBoard(page, NEW_BOARD), /0 \| 0/);
}
