import type { RangeReader } from '../storage/storage.js';

/** What a record says of a video. */
export interface VideoSize {
  readonly width: number;
  readonly height: number;
  /** Seconds, in hundredths. */
  readonly duration: number;
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const mostBoxes = 10_000;

/** Returns the size of an MP4 from its header, or `undefined` when it is damaged or no MP4. No frame is decoded. */
export async function readVideoSize(file: RangeReader): Promise<VideoSize | undefined> {
  const movie = await findBox(file, { start: 0, end: file.size }, 'moov');
  const header = movie && (await findBox(file, movie, 'mvhd'));
  if (!movie || !header) return undefined;
  const duration = durationOf(await file.read(header.start, 32));
  for await (const track of boxesIn(file, movie)) {
    if (track.type !== 'trak') continue;
    const box = await findBox(file, track, 'tkhd');
    const size = box && sizeOf(await file.read(box.start, box.end - box.start > 200 ? 0 : box.end - box.start));
    if (size && size.width > 0 && size.height > 0) return { ...size, duration };
  }
  return undefined;
}

async function findBox(file: RangeReader, within: Pick<Box, 'start' | 'end'>, type: string): Promise<Box | undefined> {
  for await (const box of boxesIn(file, within)) if (box.type === type) return box;
  return undefined;
}

async function* boxesIn(file: RangeReader, within: Pick<Box, 'start' | 'end'>): AsyncGenerator<Box> {
  for (let place = within.start, boxes = 0; place + 8 <= within.end && boxes < mostBoxes; boxes++) {
    const head = await file.read(place, 16);
    if (head.length < 8) return;
    const short = head.readUInt32BE(0);
    const isLong = short === 1 && head.length === 16;
    const size = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? within.end - place : short;
    const start = place + (isLong ? 16 : 8);
    if (place + size > within.end || place + size < start) return;
    yield { type: head.toString('latin1', 4, 8), start, end: place + size };
    place += size;
  }
}

function durationOf(header: Buffer): number {
  if (header.length < 32) return 0;
  const isLong = header[0] === 1;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const units = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  return scale === 0 ? 0 : Math.round((units / scale) * 100) / 100;
}

/** Width and height are the last eight bytes of a track header, in 1/65536 of a pixel. */
function sizeOf(header: Buffer) {
  if (header.length < 84) return undefined;
  return {
    width: header.readUInt32BE(header.length - 8) >>> 16,
    height: header.readUInt32BE(header.length - 4) >>> 16,
  };
}
