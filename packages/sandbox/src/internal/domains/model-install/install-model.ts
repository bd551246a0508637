import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';

import type { SandboxState } from '../../engine/sandbox-state.js';
import { DuplicateModelError, findModel, insertModel, listModels, replaceModel } from '../../records/model/model.js';
import type { ModelChanges } from '../../records/model/model-changes.js';
import type { ModelFields } from '../../records/model/model-config.js';
import { probeModel, UNKNOWN } from '../../records/model/probe-model.js';
import { isFolder, reasonAgainst } from '../../storage/model-file/model-files.js';
import { InstallError } from './install-error.js';
import type { JobSource } from './source.js';

/** Registers the model at a path, and returns its record. Throws an `InstallError` with the server's reason. */
export function installPath(state: SandboxState, path: string, config: ModelChanges, inplace: boolean): ModelFields {
  const reason = reasonAgainst(path);
  if (reason) throw new InstallError('ValueError', reason);
  const found = withChanges({ key: state.uuid(), ...probeModel(path) }, config);
  const place = inplace ? resolve(path) : move(state.modelFolder, path, String(found['key']));
  const folder = state.modelFolder + sep;
  const fields = {
    ...found,
    path: place.startsWith(folder) ? place.slice(folder.length) : place,
    source: config.source ?? path,
    source_type: 'path',
  };
  return insertOnce(state, fields);
}

function insertOnce(state: SandboxState, fields: ModelFields): ModelFields {
  try {
    return insertModel(state, fields);
  } catch (error) {
    throw error instanceof DuplicateModelError ? new InstallError('DuplicateModelException', error.message) : error;
  }
}

/** Returns the fields of a record with those that were given. One that the files contradict makes the model unknown. */
function withChanges(found: ModelFields, config: ModelChanges): ModelFields {
  const given = Object.fromEntries(
    Object.entries(config).filter(([name, value]) => value !== undefined && value !== null && !IGNORED.has(name)),
  );
  const isContradicted = ['base', 'type', 'format'].some((name) => name in given && given[name] !== found[name]);
  const { default_settings: _, ...common } = found;
  return isContradicted ? { ...common, ...given, ...UNKNOWN } : { ...found, ...given };
}

/** What the files say is recorded in spite of these. */
const IGNORED = new Set(['prediction_type', 'path', 'trigger_phrases', 'default_settings', 'file_size']);

/** Moves the files of a model to a folder of the server named after its key, and returns their path. */
function move(modelFolder: string, path: string, key: string): string {
  const target = join(modelFolder, key);
  if (existsSync(target)) {
    const reason = `A model named ${basename(path)} is already installed at ${target}`;
    throw new InstallError('DuplicateModelException', reason);
  }
  mkdirSync(target, { recursive: true });
  if (!isFolder(path)) {
    renameSync(path, join(target, basename(path)));
    return join(target, basename(path));
  }
  for (const name of readdirSync(path)) renameSync(join(path, name), join(target, name));
  return target;
}

/** Registers a model that runs on the servers of a provider, and returns its record. It replaces one of the same name. */
export function installExternal(
  state: SandboxState,
  source: JobSource & { readonly type: 'external' },
  config: ModelChanges,
): ModelFields {
  const { provider_id, provider_model_id } = source;
  const place = `external://${provider_id}/${provider_model_id}`;
  const existing = listModels(state.database).find((model) => model['path'] === place);
  const key = String(existing?.['key'] ?? config.key ?? slug(`${provider_id}-${provider_model_id}`));
  if (!existing && findModel(state.database, key)) {
    const advice = 'Provide a different key to install this external model.';
    throw new InstallError('DuplicateModelException', `Model key '${key}' already exists. ${advice}`);
  }
  const fields = {
    key,
    hash: `external:${provider_id}:${provider_model_id}`,
    path: place,
    file_size: 0,
    name: config.name ?? `${provider_id} ${provider_model_id}`,
    description: config.description ?? null,
    source: place,
    source_type: 'external',
    base: 'external',
    type: 'external_image_generator',
    format: 'external_api',
    provider_id,
    provider_model_id,
    capabilities: config.capabilities ?? CAPABILITIES,
  };
  if (!existing) return insertOnce(state, fields);
  const replaced = { ...existing, ...fields };
  replaceModel(state, key, replaced);
  return replaced;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\//g, '_')
    .replace(/[^\w\s.-]/g, '')
    .replace(/[-\s]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');

const CAPABILITIES = {
  modes: ['txt2img'],
  supports_reference_images: false,
  supports_negative_prompt: true,
  supports_seed: false,
  supports_guidance: false,
  supports_steps: false,
  max_images_per_request: null,
  max_image_size: null,
  allowed_aspect_ratios: null,
  aspect_ratio_sizes: null,
  resolution_presets: null,
  max_reference_images: null,
  mask_format: 'none',
  input_image_required_for: null,
};
