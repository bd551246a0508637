import { requestScenario } from '../../runner/request-cases.js';

const expand = 'POST /api/v1/utilities/expand-prompt';
const describe = 'POST /api/v1/utilities/image-to-prompt';
const template = 'POST /api/v1/utilities/dynamicprompts';
const least = { prompt: 'a fox', model_key: 'no such model' };

export const scenarios = [
  requestScenario('templates are refused', [
    ['no body', template, {}, 422],
    ['null', template, { json: null }, 422],
    ['nothing', template, { json: {} }, 422],
    ['a text', template, { json: '{a|b}' }, 422],
    ['no prompt', template, { json: { prompt: null } }, 422],
    ['a number', template, { json: { prompt: 5 } }, 422],
    ['no prompts', template, { json: { prompt: 'a', max_prompts: 0 } }, 422],
    ['too many prompts', template, { json: { prompt: 'a', max_prompts: 10_001 } }, 422],
    ['all at once', template, { json: { prompt: [], max_prompts: 'x', combinatorial: 'maybe', seed: 1.5 } }, 422],
    ['nulls', template, { json: { prompt: 'a', max_prompts: null, combinatorial: null, seed: null } }, 200],
    ['other spellings', template, { json: { prompt: 'a', max_prompts: '2', combinatorial: 'no', seed: '7' } }, 200],
    ['a slash at the end', `${template}/`, { json: { prompt: 'a' } }, 405],
    ['a slash at the end of a GET', 'GET /api/v1/utilities/dynamicprompts/', {}, 200],
  ]),
  requestScenario('expansions by a language model are refused', [
    ['an unknown model', expand, { json: least }, 404],
    ['an empty prompt', expand, { json: { ...least, prompt: '' } }, 404],
    ['more than is known', expand, { json: { ...least, more: 1, seed: null, task_id: null } }, 404],
    ['no body', expand, {}, 422],
    ['nothing', expand, { json: {} }, 422],
    ['a list', expand, { json: [] }, 422],
    ['nulls', expand, { json: { prompt: null, model_key: null, max_tokens: null, system_prompt: null } }, 422],
    ['no tokens', expand, { json: { ...least, max_tokens: 0 } }, 422],
    ['too many tokens', expand, { json: { ...least, max_tokens: 2_049, seed: -1 } }, 422],
    ['a large seed', expand, { json: { ...least, seed: 4_294_967_296 } }, 422],
    ['a slash at the end', `${expand}/`, { json: least }, 405],
  ]),
  requestScenario('descriptions by a vision model are refused', [
    ['nothing', describe, { json: {} }, 422],
    ['no body', describe, {}, 422],
    ['a number', describe, { json: { image_name: 1, model_key: 2, instruction: 3, task_id: 4 } }, 422],
    ['no instruction', describe, { json: { image_name: 'a.png', model_key: 'm', instruction: null } }, 422],
    ['a slash at the end', `${describe}/`, { json: {} }, 405],
  ]),
  requestScenario('an image is not described by an unknown model', async ({ image }) => {
    const { image_name } = await image();
    return [
      ['an image', describe, { json: { image_name, model_key: 'no such model' } }, 404],
      ['no image', describe, { json: { image_name: 'none.png', model_key: 'no such model', instruction: '' } }, 404],
    ];
  }),
];
