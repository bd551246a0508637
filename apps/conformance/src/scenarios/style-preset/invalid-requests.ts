import { png } from '../../images/png.js';
import { fileForm, presetForm, presetTexts } from '../../runner/preset-form.js';
import { requestScenario } from '../../runner/request-cases.js';

const missingId = '00000000-0000-4000-8000-000000000000';
const list = '/api/v1/style_presets/';
const item = `${list}i/`;
const texts = { ...presetTexts, type: 'user' };

export const scenarios = [
  requestScenario('invalid new style presets', async () => {
    const bytes = await png({ width: 64, height: 64 });
    const post = `POST ${list}`;
    const twoTexts = presetForm(texts);
    twoTexts.body.set('image', 'hello');
    return [
      ['no body', post, {}, 422],
      ['JSON', post, { json: texts }, 422],
      ['an empty text', post, presetForm(''), 422],
      ['no JSON', post, presetForm('{'), 400],
      ['a list', post, presetForm('[]'), 500],
      ['null', post, presetForm('null'), 500],
      ['a text', post, presetForm('"x"'), 500],
      ['an empty object', post, presetForm('{}'), 400],
      ['no prompts', post, presetForm({ name: 'x', type: 'user' }), 400],
      ['a number', post, presetForm({ ...texts, name: 5 }), 400],
      ['null for a prompt', post, presetForm({ ...texts, positive_prompt: null }), 400],
      ['null for a flag', post, presetForm({ ...texts, is_public: null }), 400],
      ['an older type', post, presetForm({ ...texts, type: 'project' }), 400],
      ['half an emoji', post, presetForm({ ...texts, name: '\ud83e' }), 500],
      ['more than a mebibyte', post, presetForm({ ...texts, name: 'x'.repeat(1_048_577) }), 400],
      ['a text for an image', post, twoTexts, 422],
      ['a text file', post, presetForm(texts, new Blob(['hello'], { type: 'text/plain' })), 415],
      ['a text file that says it is an image', post, presetForm(texts, new Blob(['x'], { type: 'image/png' })), 415],
      ['an image that says it is text', post, presetForm(texts, bytes.slice(0, bytes.size, 'text/plain')), 415],
      ['wrong data and a wrong image', post, presetForm({}, new Blob(['x'], { type: 'text/plain' })), 400],
      ['a path without a slash', `POST ${list.slice(0, -1)}`, presetForm(texts), 405],
    ];
  }),
  requestScenario('invalid replacements of a style preset', async ({ client }) => {
    const { id } = await client.repositories.stylePresets.create({ ...presetTexts, image: await png() });
    const patch = `PATCH ${item}${id}`;
    return [
      ['no body', patch, {}, 422],
      ['JSON', patch, { json: texts }, 422],
      ['an empty object', patch, presetForm('{}'), 400],
      ['a text file', patch, presetForm(texts, new Blob(['hello'], { type: 'text/plain' })), 415],
      ['half an emoji', patch, presetForm({ ...texts, name: '\ud83e' }, await png()), 500],
      ['a slash at the end', `${patch}/`, presetForm(texts), 405],
      ['unchanged by all of it', `GET ${item}${id}`, {}, 200],
    ];
  }),
  requestScenario('a style preset that does not exist', [
    ['read', `GET ${item}${missingId}`, {}, 404],
    ['read with a slash', `GET ${item}${missingId}/`, {}, 200],
    ['replace', `PATCH ${item}${missingId}`, presetForm(texts), 404],
    ['replace by wrong data', `PATCH ${item}${missingId}`, presetForm('{'), 400],
    ['delete', `DELETE ${item}${missingId}`, {}, 404],
    ['image', `GET ${item}${missingId}/image`, {}, 404],
    ['image with a slash', `GET ${item}${missingId}/image/`, {}, 200],
    ['list without a slash', `GET ${list.slice(0, -1)}`, {}, 200],
    ['export with a slash', `GET ${list}export/`, {}, 200],
    ['import with a slash', `POST ${list}import/`, fileForm(''), 405],
  ]),
];
