import * as z from 'zod';

import { number, timestamp } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const install = {
  timestamp,
  /** The id of the installation, until the server is restarted. */
  id: z.int(),
  /** What was to be installed: a URL, a repository or a path, as an object with a `type`. */
  source: z.unknown(),
};
const parts = {
  ...install,
  /** The folder that the files are downloaded to, on the server's machine. */
  local_path: z.string(),
  /** Bytes of all files so far. */
  bytes: z.int(),
  /** Bytes of all files. */
  total_bytes: z.int(),
  /** One object for each file: `url`, `local_path`, `bytes` and `total_bytes`. */
  parts: z.array(z.unknown()),
};

/** The events of models that are installed. */
export const modelInstallEvents = {
  /** The files of a model are there and are being examined. Sent to administrators only, as the others are. */
  model_install_started: tolerantObject(install),
  /** The download of a model has begun. No release up to 6.14 sends it to clients. */
  model_install_download_started: tolerantObject(parts),
  /** About one percent more of a model has arrived. */
  model_install_download_progress: tolerantObject(parts),
  /** All files of a model have arrived. */
  model_install_downloads_complete: tolerantObject(install),
  /** A model is installed. */
  model_install_complete: tolerantObject({
    ...install,
    /** The id of the model. */
    key: z.string(),
    /** Bytes of all files; `null` where nothing was downloaded, as for a local path. */
    total_bytes: number,
    /** The record of the model; `undefined` from servers that leave it out. */
    config: z.record(z.string(), z.unknown()).nullish(),
  }),
  /** An installation was canceled. Not every cancellation is reported. */
  model_install_cancelled: tolerantObject(install),
  /** An installation failed. */
  model_install_error: tolerantObject({
    ...install,
    /** The class of the exception in the server. */
    error_type: z.string(),
    /** Why, in the server's words. */
    error: z.string(),
  }),
};
