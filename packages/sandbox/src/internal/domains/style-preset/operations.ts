import type { StylePreset } from '@x/models/style-preset';
import type { SandboxState } from '../../engine/sandbox-state.js';
import { assertOwner } from '../../http/assert-owner.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { type Picture, pictureResponse } from '../../http/picture-response.js';
import { createResponse, json, VARY_ENCODING } from '../../http/response.js';
import { openPicture } from '../../imaging/picture.js';
import { boolean } from '../../validation/boolean.js';
import { choice } from '../../validation/choice.js';
import { optional, required } from '../../validation/field.js';
import { form, type Upload, upload } from '../../validation/form.js';
import { HttpException } from '../../validation/http-exception.js';
import { may, must, object } from '../../validation/object.js';
import { JsonSyntaxError, parseJson } from '../../validation/parse-json.js';
import type { Reader } from '../../validation/reader.js';
import { isRecord } from '../../validation/record.js';
import { string } from '../../validation/string.js';
import { missingIssue, ValidationError } from '../../validation/validation-error.js';
import { toCsv } from './csv.js';
import { defaultStylePresets } from './defaults.js';
import { type PresetData, PresetStore } from './preset-store.js';
import { readImport } from './read-import.js';

/** An empty text counts as missing, as in each form of which the server says that it is one. */
const formText: Reader<string> = (input, loc) => {
  if (input === '') throw new ValidationError(missingIssue(loc));
  return string()(input, loc);
};

const body = form({ data: required(formText), image: optional(upload) });

const readData = object({
  name: must(string()),
  positive_prompt: must(string()),
  negative_prompt: must(string()),
  type: must(choice(['user', 'default'])),
  is_public: may(boolean, false),
});

export function stylePresetOperations({ database, clock, uuid }: SandboxState): Operation[] {
  const store = new PresetStore(database);
  store.replaceDefaults(defaultStylePresets);

  const encode = async (work: () => Promise<Picture['bytes']>): Promise<Picture> => ({
    bytes: await work(),
    written: clock(),
  });

  return [
    operation('GET /api/v1/style_presets/', {}, ({ user }) => json(store.list(user))),

    operation('GET /api/v1/style_presets/i/{style_preset_id}', {}, ({ path, user }) => {
      const preset = store.get(path.style_preset_id);
      assertReadable(preset, user);
      return json(preset);
    }),

    operation('POST /api/v1/style_presets/', { body }, async ({ body: { data, image }, user }) => {
      const preset = toData(data);
      if (preset.type === 'default' && !user.is_admin)
        throw new HttpException(403, 'Only admins can create default presets');
      const work = image && (await open(image));
      const id = uuid();
      store.insert(id, preset, user.user_id);
      // When this fails, the preset is kept without its image.
      if (work) store.setPicture(id, await encode(work));
      return json(store.get(id));
    }),

    operation('PATCH /api/v1/style_presets/i/{style_preset_id}', { body }, async ({ path, body, user }) => {
      const preset = toData(body.data);
      const before = store.get(path.style_preset_id);
      assertWritable(before, user);
      store.setPicture(before.id, body.image && (await encode(await open(body.image))));
      store.update(before.id, preset);
      return json(store.get(before.id));
    }),

    operation('DELETE /api/v1/style_presets/i/{style_preset_id}', {}, ({ path, user }) => {
      const preset = store.get(path.style_preset_id);
      assertWritable(preset, user);
      store.delete(preset.id);
      return json(null);
    }),

    operation('GET /api/v1/style_presets/i/{style_preset_id}/image', {}, ({ path, request, user }) => {
      const preset = store.get(path.style_preset_id);
      assertReadable(preset, user);
      const picture = store.picture(preset.id);
      if (!picture) throw new Error('the style preset has no image');
      return pictureResponse(request, preset.id, picture);
    }),

    operation('GET /api/v1/style_presets/export', { access: 'admin' }, () => {
      const rows = store
        .listOfUsers()
        .map(({ name, preset_data }) => [name, preset_data.positive_prompt, preset_data.negative_prompt]);
      return createResponse(toCsv([['name', 'prompt', 'negative_prompt'], ...rows]), {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename=prompt_templates.csv',
        ...VARY_ENCODING,
      });
    }),

    operation(
      'POST /api/v1/style_presets/import',
      { access: 'admin', body: form({ file: required(upload) }) },
      ({ body: { file }, user }) => {
        const presets = readImport(file).map((preset) => ({ ...preset, type: 'user', is_public: false }));
        store.insertAll(presets, user.user_id, uuid);
        return json(null);
      },
    ),
  ];
}

/** Returns the data of a form. Throws 400 for wrong values, and another error for JSON that is no object. */
function toData(text: string): PresetData {
  try {
    const value = parseJson(text);
    if (!isRecord(value)) throw new Error('the data of a preset is no object');
    return readData(value, []);
  } catch (error) {
    const isInvalid = error instanceof JsonSyntaxError || error instanceof ValidationError;
    throw isInvalid ? new HttpException(400, 'Invalid preset data') : error;
  }
}

async function open(image: Upload): Promise<() => Promise<Picture['bytes']>> {
  if (!image.contentType.startsWith('image')) throw new HttpException(415, 'Not an image');
  return openPicture(image.content);
}

function assertReadable({ type, is_public, user_id }: StylePreset, user: Identity): void {
  if (type !== 'default' && !is_public) assertOwner(user, user_id, 'Not authorized to access this style preset');
}

function assertWritable({ type, user_id }: StylePreset, user: Identity): void {
  if (type === 'default' && !user.is_admin) throw new HttpException(403, 'Default style presets cannot be modified');
  assertOwner(user, user_id, 'Not authorized to modify this style preset');
}
