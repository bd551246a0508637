import type { RecordReader } from '@x/repositories/record';

/** Returns what is in an archive, one line for each item, without what only a server decides: names, ids and dates. */
export async function contentsOf(archive: RecordReader): Promise<readonly string[]> {
  const lines: string[] = [];
  const names = new Map<string, string>();
  for await (const { board_id, board_name, cover_image_name: _, ...board } of archive.boardRecords()) {
    names.set(board_id, board_name);
    lines.push(JSON.stringify({ board_name, archived: board.archived }));
  }
  for await (const item of archive.records()) {
    const { kind, sha256, bytes, metadata, workflow, graph, record } = item;
    const category = 'video_category' in record ? record.video_category : record.image_category;
    const board = record.board_id === null ? 'none' : names.get(record.board_id);
    const { starred, width, height, is_intermediate } = record;
    const kept = { kind, sha256, bytes, category, board, starred, width, height, is_intermediate };
    lines.push(JSON.stringify({ ...kept, metadata, workflow, graph }));
  }
  for await (const { name, workflow } of archive.workflowRecords())
    lines.push(JSON.stringify({ name, workflow: { ...workflow, id: '' } }));
  return lines.toSorted();
}

/** Returns what is in one list more often than in the other. */
export function difference(before: readonly string[], after: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  for (const line of after) left.set(line, (left.get(line) ?? 0) - 1);
  return [...left].flatMap(([line, count]) => (count === 0 ? [] : [`${count > 0 ? 'lost' : 'added'}: ${line}`]));
}
