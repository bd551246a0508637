import { existsSync } from 'node:fs';

import { HttpException } from '../../validation/http-exception.js';

/** The origin of a model, as the server returns it. */
export type JobSource =
  | { readonly path: string; readonly inplace: boolean; readonly type: 'local' }
  | { readonly url: string; readonly access_token: string | null; readonly type: 'url' }
  | { readonly provider_id: string; readonly provider_model_id: string; readonly type: 'external' };

interface Input {
  readonly source: string;
  readonly inplace: boolean;
  readonly access_token: string | null;
}

const REPOSITORY = /^([^/:]+\/[^/:]+)(?::(fp16|fp32|onnx|openvino|flax)?(?::\/?([^:]+))?)?$/;

/** Returns the source that a text means. Throws what the server does, and 501 for what would be downloaded. */
export function readSource({ source, inplace, access_token }: Input): JobSource {
  const text = source.replace(/^"+|"+$/g, '');
  if (text.startsWith('external://')) return external(text);
  const path = pathOf(text);
  if (existsSync(path)) return { path, inplace, type: 'local' };
  if (REPOSITORY.test(source)) throw notDownloaded(source);
  if (!/^https?:\/\/[^/]+/.test(source)) throw new HttpException(409, `Unsupported model source: '${source}'`);
  if (!isPrivate(source)) throw notDownloaded(source);
  return { url: new URL(source).href, access_token, type: 'url' };
}

function external(text: string): JobSource {
  const [provider_id = '', ...rest] = text.slice('external://'.length).split('/');
  const provider_model_id = rest.join('/');
  if (!provider_id || !provider_model_id) throw new HttpException(409, `Invalid external model source: '${text}'`);
  return { provider_id, provider_model_id, type: 'external' };
}

/** Returns a path as Python writes it: without what changes nothing. */
const pathOf = (text: string): string => text.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '') || '.';

const notDownloaded = (source: string): HttpException =>
  new HttpException(501, `The sandbox downloads nothing, so it cannot install ${source}. Install a path instead.`);

/** Says whether a server refuses to download from the host of a URL, which is one of its own network. */
const isPrivate = (url: string): boolean =>
  URL.canParse(url) && /^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(new URL(url).hostname);

/** Returns a source as text, which is what the record of the model has. */
export function textOf(source: JobSource): string {
  if (source.type === 'local') return source.path;
  if (source.type === 'url') return source.url;
  return `external://${source.provider_id}/${source.provider_model_id}`;
}
