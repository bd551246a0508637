import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** A pack of custom nodes that is installed: a folder with Python code. */
export const NodePack = tolerantObject({
  /** The name of its folder. */
  name: z.string(),
  /** Its folder on the server's machine. */
  path: z.string(),
  /** How many types of nodes it registered. 0 when its code could not be loaded. */
  node_count: z.int(),
  /** The types of nodes that it registered. */
  node_types: z.array(z.string()),
});
export interface NodePack extends z.infer<typeof NodePack> {}

/** The packs that are installed, and the folder that they are in. */
export const NodePackList = tolerantObject({
  /** Sorted by name. */
  node_packs: z.array(NodePack),
  /** The folder on the server's machine. */
  custom_nodes_path: z.string(),
});
export interface NodePackList extends z.infer<typeof NodePackList> {}

/** Where to get a pack of custom nodes. */
export const NodePackInput = z.strictObject({
  /** What `git clone` takes: a URL, or a path on the server's machine. Its last part becomes the name of the pack. */
  source: z.string().trim().min(1),
});
export interface NodePackInput extends z.infer<typeof NodePackInput> {}

/** How the installation of a pack ended. The status of the response is 200 also when it failed. */
export const InstallNodePackResult = tolerantObject({
  /** The name of the pack. Empty when the source has none. */
  name: z.string(),
  /** Whether it is installed. */
  success: z.boolean(),
  /** What happened, in the server's words; the whole output of `git`, or a traceback, when it failed. */
  message: z.string(),
  /** How many of its workflows were imported into the library. */
  workflows_imported: z.int().default(0),
  /** Whether it needs Python packages, which the server does not install. */
  requires_dependencies: z.boolean().default(false),
  /** The file that lists them; `null` when there is none. */
  dependency_file: z.string().nullable().default(null),
});
export interface InstallNodePackResult extends z.infer<typeof InstallNodePackResult> {}

/** How the removal of a pack ended. The status of the response is 200 also when it failed. */
export const DeleteNodePackResult = tolerantObject({
  /** The name of the pack. */
  name: z.string(),
  /** Whether it is gone. */
  success: z.boolean(),
  /** What happened, in the server's words. */
  message: z.string(),
});
export interface DeleteNodePackResult extends z.infer<typeof DeleteNodePackResult> {}

/** That the folder of custom nodes was read again. */
export const ReloadNodePacksResult = tolerantObject({
  /** What happened, in the server's words. */
  status: z.string(),
});
export interface ReloadNodePacksResult extends z.infer<typeof ReloadNodePacksResult> {}
