import { createReadStream } from 'node:fs';

import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Authenticator } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { category } from '../../http/parameters.js';
import { createResponse, json, type ServerResponse } from '../../http/response.js';
import { assertBoardWritable } from '../../records/access.js';
import { makeVideo } from '../../records/make-video.js';
import { findVideo, insertVideo } from '../../records/video.js';
import { toTimestamp } from '../../storage/timestamp.js';
import { noteUnfinished } from '../../storage/unfinished-files.js';
import { boolean } from '../../validation/boolean.js';
import type { ByteSource } from '../../validation/byte-source.js';
import { optional, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { parseJson } from '../../validation/parse-json.js';
import { isRecord } from '../../validation/record.js';
import type { ServerRequest } from '../../validation/server-request.js';
import { Spool } from '../../validation/spool.js';
import { string } from '../../validation/string.js';
import { isMp4, readMp4, type VideoFacts } from '../../video/read-mp4.js';
import { readUpload } from './read-upload.js';

const query = {
  video_category: required(category),
  is_intermediate: required(boolean),
  board_id: optional(string()),
  session_id: optional(string()),
};

/** How many uploads are received at a time. */
const MOST_AT_ONCE = 2;
/** The most bytes of a request. */
const LARGEST = 1024 * 1024 * 1024 + 10 * 1024 * 1024;

export function videoUploadOperations(state: SandboxState): Operation[] {
  let active = 0;
  const { database, files, clock } = state;

  const upload = operation('POST /api/v1/videos/upload', { query }, async ({ request, query, user }) => {
    if (query.board_id !== undefined) {
      assertBoardWritable(database, query.board_id, { user, detail: 'Not authorized to upload to this board' });
    }
    const spool = new Spool();
    try {
      const { content, metadata } = await readUpload(request, spool);
      if (metadata !== undefined && !isObject(metadata)) throw new HttpException(422, 'Metadata must be a JSON object');
      if (!isMp4(content)) throw new HttpException(415, 'Not an MP4 video file');
      const facts = factsOf(content);
      const video_name = `${state.uuid()}.mp4`;
      noteUnfinished(database, [video_name]);
      await files.write(video_name, { full: content.path ? createReadStream(content.path) : content.all() });
      const now = toTimestamp(clock());
      const { session_id = null, board_id = null, ...given } = query;
      const video = { ...makeVideo({ video_name }), ...given, ...facts, session_id, board_id };
      const file = video_name;
      database.transaction(() =>
        insertVideo(database, {
          video: { ...video, created_at: now, updated_at: now },
          metadata,
          file,
          user_id: user.user_id,
        }),
      );
      return json(findVideo(database, video_name), 201, { location: video.video_url });
    } finally {
      spool.remove();
    }
  });

  return [
    {
      ...upload,
      async handle(request, path, guards) {
        const length = Number(request.headers.get('content-length') ?? 0);
        const refusal = refuseAnonymous(request, guards.authenticator) ?? refuse(length, active);
        if (refusal) return refusal;
        active += 1;
        try {
          return await upload.handle(request, path, guards);
        } finally {
          active -= 1;
        }
      },
    },
  ];
}

/** Returns the refusal of an upload without a valid token, before anything of it is read. */
function refuseAnonymous(request: ServerRequest, authenticator: Authenticator): ServerResponse | undefined {
  try {
    authenticator.identify(request, 'user');
    return undefined;
  } catch {
    return refusal(401, 'Authentication required', { 'www-authenticate': 'Bearer' });
  }
}

/** Returns a refusal of the server's gate before this operation, whose responses do not vary with the encoding. */
const refusal = (status: number, detail: string, headers: Readonly<Record<string, string>> = {}): ServerResponse =>
  createResponse(JSON.stringify({ detail }), { 'content-type': 'application/json', ...headers }, status);

/** Returns the refusal of an upload that is not begun. */
function refuse(length: number, active: number): ServerResponse | undefined {
  if (length > LARGEST) {
    return refusal(413, `Video upload exceeds maximum request size (${LARGEST} bytes)`);
  }
  if (active < MOST_AT_ONCE) return undefined;
  return refusal(429, 'Too many concurrent video uploads; try again shortly', { 'retry-after': '5' });
}

function factsOf(content: ByteSource): VideoFacts {
  try {
    return readMp4(content);
  } catch {
    throw new HttpException(415, 'Failed to read video');
  }
}

function isObject(text: string): boolean {
  try {
    return isRecord(parseJson(text));
  } catch {
    return false;
  }
}
