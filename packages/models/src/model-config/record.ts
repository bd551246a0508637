import * as z from 'zod';

import { BaseModelType, ModelFormat, ModelSourceType } from './kind.js';

const text = z.string().nullish().default(null);

/** The fields of every model. */
export const modelRecordFields = {
  /** The id of the model. Another server, and the same one after a new installation, has another. */
  key: z.string(),
  /** Of the model's files, with its algorithm: `blake3:…`. The same wherever they are. */
  hash: z.string(),
  /** Relative to the models folder of the server when the files are there; else absolute, on the server's machine. */
  path: z.string(),
  /** Bytes of all files. */
  file_size: z.int(),
  /** As it is shown. Several models may have the same. */
  name: z.string(),
  /** Free text. */
  description: text,
  /** What it was installed from: a path, a URL or a repository. */
  source: z.string(),
  /** What `source` is. */
  source_type: ModelSourceType,
  /** What the source said about the model, as JSON in a string. */
  source_api_response: text,
  /** A page about the model. `null` before 6.13, which omits it. */
  source_url: text,
  /** A path relative to the server, with another query each time it is returned. `null` when it has no image. */
  cover_image: text,
  /** The architecture that it belongs to. */
  base: BaseModelType,
  /** How its files are laid out. */
  format: ModelFormat,
};

/** Words that the model should be prompted with. In no particular order. */
export const trigger_phrases = z.array(z.string()).nullish();

/** The configuration file that describes a checkpoint; `null` for the server's own. */
export const config_path = z.string().nullish();

/** Which files of a repository were installed: an empty text for its main ones, else such as `fp16`. */
export const repo_variant = z.string().nullish();

/** Whether it runs on the CPU only. */
export const cpu_only = z.boolean().nullish();

/** A refinement of the architecture, such as `inpaint` or `schnell`. */
export const variant = z.string().nullish();
