import * as z from 'zod';

import { number, timestamp } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const install = { timestamp, id: z.int(), source: z.unknown() };
const parts = { ...install, local_path: z.string(), bytes: z.int(), total_bytes: z.int(), parts: z.array(z.unknown()) };

/** The events of models that are installed. */
export const modelInstallEvents = {
  model_install_started: tolerantObject(install),
  model_install_download_started: tolerantObject(parts),
  model_install_download_progress: tolerantObject(parts),
  model_install_downloads_complete: tolerantObject(install),
  model_install_complete: tolerantObject({
    ...install,
    key: z.string(),
    total_bytes: number,
    config: z.record(z.string(), z.unknown()).nullish(),
  }),
  model_install_cancelled: tolerantObject(install),
  model_install_error: tolerantObject({ ...install, error_type: z.string(), error: z.string() }),
};
