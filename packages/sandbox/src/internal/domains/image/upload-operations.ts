import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { category } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { addTexts, isPng, readTexts, streamWithTexts, TextSizeError } from '../../imaging/png-chunks.js';
import type { Size } from '../../imaging/resize.js';
import { cropImage, encodeImage, openImage, resizeImage, type Step } from '../../imaging/source-image.js';
import { toThumbnail } from '../../imaging/thumbnail.js';
import { assertBoardWritable } from '../../records/access.js';
import { findImage } from '../../records/image.js';
import { insertImage } from '../../records/image-insert.js';
import { toProvenance, toTexts } from '../../records/provenance.js';
import { noteUnfinished } from '../../storage/unfinished-files.js';
import { boolean } from '../../validation/boolean.js';
import type { ByteSource } from '../../validation/byte-source.js';
import { fallback, optional, required } from '../../validation/field.js';
import { form, upload } from '../../validation/form.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { parseJson } from '../../validation/parse-json.js';
import { isRecord } from '../../validation/record.js';
import { string } from '../../validation/string.js';

const query = {
  image_category: required(category),
  is_intermediate: required(boolean),
  board_id: optional(string()),
  session_id: optional(string()),
  crop_visible: fallback(boolean, false),
};

const body = form({ file: required(upload), resize_to: optional(string()), metadata: optional(string()) });

export const imageUploadOperations = (state: SandboxState): Operation[] => [
  operation('POST /api/v1/images/upload', { query, body }, async ({ query, body, user }) => {
    if (query.board_id !== undefined) {
      assertBoardWritable(state.database, query.board_id, { user, detail: 'Not authorized to upload to this board' });
    }
    if (!body.file.contentType.startsWith('image')) throw new HttpException(415, 'Not an image');

    const { content } = body.file;
    const step = query.crop_visible ? 'crop' : body.resize_to ? 'resize' : 'create';
    let source = await openImage(content, step);
    const texts = textsOf(content, step);
    if (query.crop_visible) source = await orException('Failed to crop image', cropImage(source));
    if (body.resize_to) {
      source = await orException('Failed to resize image', resizeImage(source, toSize(body.resize_to)));
      texts.clear();
    }
    const { png, seen, size } = await orException('Failed to create image', encodeImage(source));
    const provenance = toProvenance(texts, body.metadata);

    const name = `${state.uuid()}.png`;
    const added = toTexts(provenance);
    const full = png.path === undefined ? addTexts(png.all(), added) : streamWithTexts(png.path, added);
    noteUnfinished(state.database, [name]);
    await state.files.write(name, { full, thumbnail: await toThumbnail(seen, size) });
    const has_workflow = provenance.workflow !== undefined || provenance.graph !== undefined;
    const { metadata } = provenance;
    insertImage(state, {
      name,
      image_origin: 'external',
      ...query,
      ...size,
      has_workflow,
      metadata,
      user_id: user.user_id,
    });
    const image = findImage(state.database, name);
    return json(image, 201, { location: image?.image_url ?? '' });
  }),
];

/** Only PNG has text chunks. Those behind its pixels are read when these are, and kept only if they are cropped. */
function textsOf(bytes: ByteSource, step: Step): Map<string, string> {
  if (!isPng(bytes)) return new Map();
  try {
    const texts = readTexts(bytes, { behindPixels: step === 'crop' });
    if (step !== 'crop') assertTextSize(bytes);
    return texts;
  } catch (error) {
    if (error instanceof TextSizeError && error.isBehindPixels) throw new HttpException(500, `Failed to ${step} image`);
    throw new HttpException(415, 'Failed to read image');
  }
}

/** Throws for too much text behind the pixels. Whatever else is wrong there is ignored. */
function assertTextSize(bytes: ByteSource): void {
  try {
    readTexts(bytes, { behindPixels: true });
  } catch (error) {
    if (error instanceof TextSizeError) throw error;
  }
}

function toSize(text: string): Size {
  try {
    const value = parseJson(text);
    if (isRecord(value)) {
      const size = { width: side(value['width'], ['width']), height: side(value['height'], ['height']) };
      if (size.width * size.height <= 4096 * 4096) return size;
    }
  } catch {
    // Invalid JSON is rejected like any other invalid value.
  }
  throw new HttpException(400, 'Invalid resize_to format or size');
}

const side = integer(1);

const orException = <T>(detail: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof HttpException ? error : new HttpException(500, detail);
  });
