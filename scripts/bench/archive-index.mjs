import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes an archive of so many images, whose files are not there, and returns its folder and what deletes it. */
export function largeArchive(count) {
  const path = join(tmpdir(), `bench-archive-${process.pid}`);
  mkdirSync(join(path, 'data'), { recursive: true });
  writeFileSync(join(path, 'data/gallery.json'), '{"format":"x-gallery","version":1}');
  const index = join(path, 'data/index.jsonl');
  for (let start = 0; start < count; start += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, count - start) }, (_, place) => lineOf(start + place));
    appendFileSync(index, lines.join(''));
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

/** A line as an export writes it, with all fields of a server. */
function lineOf(index) {
  const sha256 = createHash('sha256').update(`${index}`).digest('hex');
  const name = `${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-4${sha256.slice(13, 16)}-8${sha256.slice(17, 20)}-${sha256.slice(20, 32)}.png`;
  const created_at = new Date(Date.UTC(2025, 0) + index * 60_000).toISOString().replace('T', ' ').slice(0, -1);
  const board_id = `5d3f0000-0000-4000-8000-${String(index % 50).padStart(12, '0')}`;
  const record = {
    image_name: name,
    image_url: `api/v1/images/i/${name}/full`,
    thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
    ...{ image_origin: 'internal', image_category: index % 10 === 0 ? 'user' : 'general' },
    ...{ width: 1024, height: 1024, created_at, updated_at: created_at, deleted_at: null },
    ...{ is_intermediate: false, session_id: sha256.slice(0, 36), node_id: sha256.slice(28, 64) },
    ...{ starred: index % 20 === 0, has_workflow: true, image_subfolder: '', board_id },
  };
  const path = `data/boards/Board~${index % 50}/${name}`;
  return `${JSON.stringify({ kind: 'image', name, path, sha256, bytes: 1_500_000, record })}\n`;
}
