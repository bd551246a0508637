import type { Image } from '@x/models/image';
import type { RecordedImage } from '@x/repositories/record';
import type { RequestOptions } from '@x/transport/options';

import { isPng, pngTexts } from '../png-texts.js';
import type { LoadedItem } from './item.js';
import { loadedRecord } from './loaded-record.js';
import type { OpenedFile } from './opened-file.js';

const KEYWORDS = { invokeai_metadata: 'metadata', invokeai_workflow: 'workflow', invokeai_graph: 'graph' } as const;

/** What is embedded in an image, as JSON text. */
export type Embedded = Pick<RecordedImage, 'metadata' | 'workflow' | 'graph'>;

/** What is known of an image besides its file. */
interface KnownImage extends Embedded {
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
}

/**
 * Returns an image as it is transferred. What is embedded in the file is what a server keeps of it, every digit included,
 * and needs no further request; `known` is what is known otherwise.
 */
export async function loadImage(record: Image, file: OpenedFile, known: KnownImage = {}): Promise<LoadedItem> {
  const embedded = await readEmbedded(file);
  const { bytes = file.isWhole ? file.head.length : undefined, sha256, ...texts } = known;
  const open = async (options?: RequestOptions) => file.stream(options ?? {});
  const recorded: RecordedImage = { kind: 'image', record, ...texts, ...embedded, open };
  const metadata = embedded.metadata === undefined ? known.metadata : undefined;
  return { ...loadedRecord(recorded, { bytes, sha256, file, metadata }), type: typeOf(file.head) };
}

/** Reads what is embedded before the pixels. What follows them, a server does not read either. */
export async function readEmbedded({ head }: OpenedFile): Promise<Embedded> {
  const embedded: { metadata?: string; workflow?: string; graph?: string } = {};
  if (!isPng(head)) return embedded;
  for (const { keyword, read } of pngTexts(head)) {
    if (!isKeyword(keyword) || embedded[KEYWORDS[keyword]] !== undefined) continue;
    const text = await read().catch(() => undefined); // the server does not read it either
    if (text !== undefined) embedded[KEYWORDS[keyword]] = text;
  }
  return embedded;
}

const isKeyword = (keyword: string): keyword is keyof typeof KEYWORDS => Object.hasOwn(KEYWORDS, keyword);

function typeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  return bytes[8] === 0x57 && bytes[0] === 0x52 ? 'image/webp' : 'image/png';
}
