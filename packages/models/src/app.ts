import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/** The release of the server. */
export const AppVersion = tolerantObject({
  /** The release, such as `6.14.2`, without a leading `v`. */
  version: z.string(),
});
export interface AppVersion extends z.infer<typeof AppVersion> {}

/** The server's OpenAPI document: 1 to 3 MB, with a schema for each node type. */
export const OpenApi = tolerantObject({
  /** By path: its methods in lower case, and what describes each operation. */
  paths: z.record(z.string(), z.unknown()).optional(),
  /** The part of the document that holds the schemas. */
  components: tolerantObject({
    /** By name: JSON schemas of node types, of their outputs, and of what requests and responses contain. */
    schemas: z.record(z.string(), z.unknown()),
  }),
});
export interface OpenApi extends z.infer<typeof OpenApi> {}

/** Names of installed Python packages and their versions, sorted by name; `CUDA` is the version of CUDA or `N/A`. */
export const AppDependencies = z.record(z.string(), z.string());
export type AppDependencies = z.infer<typeof AppDependencies>;

/** Whether PatchMatch, which infills images, is installed. */
export const PatchMatchStatus = z.boolean();
export type PatchMatchStatus = z.infer<typeof PatchMatchStatus>;

/** A device that can generate images. */
export const GenerationDevice = tolerantObject({
  /** Such as `cuda:0`, `mps` or `cpu`. */
  device: z.string(),
  /** A name for people. */
  name: z.string(),
});
export interface GenerationDevice extends z.infer<typeof GenerationDevice> {}

/** The devices of a server, GPUs only if it has some. */
export const GenerationDeviceList = z.array(GenerationDevice);

/** How much the server logs: 0 everything, 10 debug, 20 info, 30 warnings, 40 errors, 50 critical errors only. */
export const LogLevel = z.literal([0, 10, 20, 30, 40, 50]);
export type LogLevel = z.infer<typeof LogLevel>;

/** How files of images are organized in folders. */
export const ImageSubfolderStrategy = openEnum(['flat', 'date', 'type', 'hash']);
export type ImageSubfolderStrategy = z.infer<typeof ImageSubfolderStrategy>;

/** `auto` for every GPU, or names of devices. */
const generationDevices = z.union([z.literal('auto'), z.array(z.string()).min(1)]);

/** The settings of the server. It has more than those described here, other ones in each release. */
export const AppConfig = tolerantObject({
  /** The address that the server listens on. */
  host: z.string(),
  /** The port that the server listens on. */
  port: z.int(),
  /** Whether users log in. False before InvokeAI 6.12. */
  multiuser: z.boolean().default(false),
  /** How files of new images are organized in folders. `flat` before InvokeAI 6.13. */
  image_subfolder_strategy: ImageSubfolderStrategy.default('flat'),
  /** How many ended queue items are kept when the server starts; `null` for all of them. */
  max_queue_history: z.int().nullable().default(null),
  /** The devices that generate images. `auto` before InvokeAI 6.14. */
  generation_devices: generationDevices.default('auto'),
  /** The most items that a queue holds. */
  max_queue_size: z.int(),
  /** The most outputs in the invocation cache. */
  node_cache_size: z.int(),
});
export interface AppConfig extends z.infer<typeof AppConfig> {}

/** The settings of the server, and which were set. */
export const RuntimeConfig = tolerantObject({
  /** Names of the settings that have been set, in no particular order. */
  set_fields: z.array(z.string()),
  /** All settings. Keys and tokens are masked. */
  config: AppConfig,
});
export interface RuntimeConfig extends z.infer<typeof RuntimeConfig> {}

/** Changes to the settings of the server, which writes them to its file too. Omitted fields keep their value. */
export const RuntimeConfigChanges = z.strictObject({
  /** Applies to new images. Those that exist are moved by `ImageMoveRepository.start`. */
  image_subfolder_strategy: z.literal(['flat', 'date', 'type', 'hash']).optional(),
  /** `null` keeps all items, 0 none. Applies when the server starts. */
  max_queue_history: z.int().min(0).nullable().optional(),
  /**
   * Applies when the server starts. Each device must exist.
   *
   * @since InvokeAI 6.14
   */
  generation_devices: generationDevices.optional(),
});
export interface RuntimeConfigChanges extends z.infer<typeof RuntimeConfigChanges> {}
