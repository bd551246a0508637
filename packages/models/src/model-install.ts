import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/** The form of the files of a repository of Hugging Face. Empty is the plain one. */
export const ModelRepoVariant = openEnum(['', 'fp16', 'fp32', 'onnx', 'openvino', 'flax']);
export type ModelRepoVariant = z.infer<typeof ModelRepoVariant>;

/** Sent in clear to every administrator, and in events: do not log what contains it. */
const access_token = z.string().nullable().default(null);

/** A file or folder on the server's machine. */
export const LocalModelSource = tolerantObject({
  /** The kind. */
  type: z.literal('local'),
  /** The path. A relative one begins at the folder in which the server was started. */
  path: z.string(),
  /** Whether the files stay where they are; otherwise they are moved, and no longer there. */
  inplace: z.boolean().nullable().default(false),
});
export interface LocalModelSource extends z.infer<typeof LocalModelSource> {}

/** A repository of Hugging Face. */
export const HuggingFaceModelSource = tolerantObject({
  /** The kind. */
  type: z.literal('hf'),
  /** Such as `owner/name`. */
  repo_id: z.string(),
  /** The form of the files; `null` is the server's choice. */
  variant: ModelRepoVariant.nullable().default(null),
  /** A folder or file in it, or several folders, joined by `+`; `null` is all of it. */
  subfolder: z.string().nullable().default(null),
  /** Sent in clear to every administrator, and in events: do not log what contains it. */
  access_token,
});
export interface HuggingFaceModelSource extends z.infer<typeof HuggingFaceModelSource> {}

/** A file on the web. */
export const UrlModelSource = tolerantObject({
  /** The kind. */
  type: z.literal('url'),
  /** The URL. */
  url: z.string(),
  /** Sent in clear to every administrator, and in events: do not log what contains it. */
  access_token,
});
export interface UrlModelSource extends z.infer<typeof UrlModelSource> {}

/** A model that runs on the servers of a provider. Nothing is downloaded. Since InvokeAI 6.13. */
export const ExternalModelSource = tolerantObject({
  /** The kind. */
  type: z.literal('external'),
  /** Such as `openai`. */
  provider_id: z.string(),
  /** The provider's name of the model. */
  provider_model_id: z.string(),
});
export interface ExternalModelSource extends z.infer<typeof ExternalModelSource> {}

/** A source of a kind that this release does not know. */
const OtherModelSource = tolerantObject({
  /** The kind. */
  type: z.string().regex(/^(?!(?:local|hf|url|external)$)/),
});

/** The origin of a model. `type` is `local`, `hf`, `url` or `external`, or another one on a newer server. */
export const ModelSource = z.union([
  LocalModelSource,
  HuggingFaceModelSource,
  UrlModelSource,
  ExternalModelSource,
  OtherModelSource,
]);
export type ModelSource = z.infer<typeof ModelSource>;

/**
 * The status of an installation. `completed`, `error` and `cancelled`, with two l, are final; so is `paused` until it is
 * resumed. `paused` exists since InvokeAI 6.12.
 */
export const ModelInstallStatus = openEnum([
  'waiting',
  'downloading',
  'downloads_done',
  'running',
  'paused',
  'completed',
  'error',
  'cancelled',
]);
export type ModelInstallStatus = z.infer<typeof ModelInstallStatus>;

/** The download of one file. */
export const ModelDownload = tolerantObject({
  /** -1 until it has begun. */
  id: z.int().default(-1),
  /** The folder or file that it is written to, on the server's machine. */
  dest: z.string(),
  /** The file that it is written to; `null` until its name is known. */
  download_path: z.string().nullable().default(null),
  /** The status: `waiting`, `running`, `paused`, `completed`, `cancelled` or `error`. */
  status: z.string(),
  /** Bytes so far. */
  bytes: z.int().default(0),
  /** 0 while unknown. */
  total_bytes: z.int().default(0),
  /** The class of the exception in the server; `null` when it did not fail. */
  error_type: z.string().nullable().default(null),
  /** The traceback of the exception; `null` when it did not fail. */
  error: z.string().nullable().default(null),
  /** The URL. */
  source: z.string(),
  /** Sent in clear to every administrator, and in events: do not log what contains it. */
  access_token,
  /** Downloads with a smaller number are first. */
  priority: z.int().default(10),
  /** When it began, in the server's time zone; `null` when it has not. */
  job_started: z.string().nullable().default(null),
  /** When it ended, in the server's time zone; `null` when it has not. */
  job_ended: z.string().nullable().default(null),
  /** The type of the content, as its server says. */
  content_type: z.string().nullable().default(null),
  /** The URL without what expires; `null` before 6.12, which omits it. */
  canonical_url: z.string().nullable().default(null),
  /** `null` before 6.12, which omits it. */
  etag: z.string().nullable().default(null),
  /** `null` before 6.12, which omits it. */
  last_modified: z.string().nullable().default(null),
  /** The URL after redirects; `null` before 6.12, which omits it. */
  final_url: z.string().nullable().default(null),
  /** `null` before 6.12, which omits it. */
  expected_total_bytes: z.int().nullable().default(null),
  /** Whether it can only begin again, with `restartFile`. `false` before 6.12, which omits it. */
  resume_required: z.boolean().default(false),
  /** What happened to a download that was to be resumed; `null` before 6.12, which omits it. */
  resume_message: z.string().nullable().default(null),
  /** Whether it began again from the start. `false` before 6.12, which omits it. */
  resume_from_scratch: z.boolean().default(false),
});
export interface ModelDownload extends z.infer<typeof ModelDownload> {}

/** The record of a model that was just installed. */
export const InstalledModel = tolerantObject({
  /** The id of the model. */
  key: z.string(),
  /** The hash of its files, with the algorithm, such as `blake3:…`. */
  hash: z.string(),
  /** The folder or file; relative to the server's folder of models when it belongs to the server. */
  path: z.string(),
  /** The name. */
  name: z.string(),
  /** Such as `sd-1`. `unknown` when the server did not recognize the model. */
  base: z.string(),
  /** Such as `main` or `lora`. `unknown` when the server did not recognize the model. */
  type: z.string(),
  /** Such as `diffusers` or `checkpoint`. */
  format: z.string(),
  /** Its origin: the text that was given, mostly. */
  source: z.string(),
});
export interface InstalledModel extends z.infer<typeof InstalledModel> {}

/** An installation. The server forgets all of them when it is restarted. */
export const ModelInstallJob = tolerantObject({
  /** Counted from 0 by each start of the server: after a restart the same id is another installation. */
  id: z.int(),
  /** What it does. */
  status: ModelInstallStatus,
  /** The class of the exception in the server, such as `DuplicateModelException`; `null` when it did not fail. */
  error_reason: z.string().nullable().default(null),
  /** The fields that were given for the record. */
  config_in: z.record(z.string(), z.unknown()).default({}),
  /** The model; `null` until it is installed. */
  config_out: InstalledModel.nullable().default(null),
  /** Whether the files of a local source stay where they are. */
  inplace: z.boolean().default(false),
  /** The origin. */
  source: ModelSource,
  /** The folder or file on the server's machine: the source itself, or what is downloaded. */
  local_path: z.string(),
  /** Bytes so far. */
  bytes: z.int().default(0),
  /** 0 while unknown. */
  total_bytes: z.int().default(0),
  /** What Hugging Face says about the repository; `null` for other sources. */
  source_metadata: z.record(z.string(), z.unknown()).nullable().default(null),
  /** The files that are downloaded, in no particular order. */
  download_parts: z.array(ModelDownload).default([]),
  /** Why it failed, in the server's words; `null` when it did not. */
  error: z.string().nullable().default(null),
  /** The traceback of the exception; `null` when it did not fail. */
  error_traceback: z.string().nullable().default(null),
});
export interface ModelInstallJob extends z.infer<typeof ModelInstallJob> {}

/** All installations since the server was started, except those that were pruned. */
export const ModelInstallJobList = z.array(ModelInstallJob);

/** Fields of the record of a new model, in place of those that the server finds out. */
export const ModelInstallConfig = z.strictObject({
  /** The name. */
  name: z.string().optional(),
  /** What it is. */
  description: z.string().optional(),
  /** The id of the model, which is also the name of its folder: no slash, not `.` or `..`. By default a UUID. */
  key: z
    .string()
    .regex(/^(?!\.{1,2}$)[^/\\]+$/, 'must be the name of a folder')
    .optional(),
  /** The server refuses a model whose files are of another base. */
  base: z.string().optional(),
  /** The server refuses a model whose files are of another type. */
  type: z.string().optional(),
  /** Such as `diffusers`. */
  format: z.string().optional(),
  /** Such as `inpaint`. */
  variant: z.string().optional(),
  /** Such as `epsilon`. */
  prediction_type: z.string().optional(),
  /** Words for a prompt that make a LoRA work. */
  trigger_phrases: z.array(z.string()).optional(),
  /** What the web app fills in, by the type of the model. */
  default_settings: z.record(z.string(), z.unknown()).optional(),
});
export interface ModelInstallConfig extends z.infer<typeof ModelInstallConfig> {}

/** What to install. */
export const ModelInstallInput = z.strictObject({
  /**
   * A path on the server's machine; a repository of Hugging Face, as `owner/name`, `owner/name:fp16` or
   * `owner/name::subfolder`; a URL; or `external://provider/model`. Tried in this order: a relative path that exists is
   * a path. It must not be empty: the server would install the folder that it was started in.
   */
  source: z.string().regex(/[^\s"]/, 'must not be empty'),
  /** Leaves the files of a path where they are. Otherwise the server **moves** them, and they are no longer there. */
  inplace: z.boolean().optional(),
  /** For a URL or a repository that needs one. The server returns it in clear. */
  access_token: z.string().optional(),
  /** Fields of the record. */
  config: ModelInstallConfig.optional(),
});
export interface ModelInstallInput extends z.infer<typeof ModelInstallInput> {}

/** What may be a model, in a folder on the server's machine. */
export const FoundModel = tolerantObject({
  /** Its folder or file. */
  path: z.string(),
  /** Whether a model with this path is installed. */
  is_installed: z.boolean(),
});
export interface FoundModel extends z.infer<typeof FoundModel> {}

/** What may be models, in no particular order. */
export const FoundModelList = z.array(FoundModel);
