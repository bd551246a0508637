import { type CrateContents, toIri } from './crate.js';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Returns a page for people: the boards and how much is on them. It has no script and loads nothing. */
export function previewText({ about, boards, counts }: CrateContents): string {
  const rows = boards.map(({ board, folder }) => {
    const { image_count, asset_count, video_count } = board;
    const link = escapeHtml(toIri(folder.replace(/^data\//, '')));
    const name = escapeHtml(board.board_name || '(without a name)');
    const linked = image_count + asset_count + video_count > 0 ? `<a href="${link}/">${name}</a>` : name;
    return `<tr><td>${linked}<td>${image_count}<td>${asset_count}<td>${video_count}`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escapeHtml(about.name)}</title>
<style>body { font: 16px system-ui; margin: 2em } td, th { padding: .2em 1em .2em 0; text-align: left }</style>
<h1>${escapeHtml(about.name)}</h1>
<p>${escapeHtml(about.description)}
<p>${counts.images} images, ${counts.videos} videos, ${counts.workflows} workflows
<table>
<tr><th>Board<th>Images<th>Assets<th>Videos
${rows.join('\n')}
</table>
</html>
`;
}
