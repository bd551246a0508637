import assert from 'node:assert/strict';

import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const route = 'POST /api/v1/recall/default';
const everything = {
  positive_prompt: 'a fox — ein Füchslein 🦊\n"quoted"',
  negative_prompt: '',
  model: 'no such model',
  refiner_model: 'no such refiner',
  vae_model: 'no such VAE',
  scheduler: 'euler',
  steps: 20,
  refiner_steps: 0,
  cfg_scale: 7,
  cfg_rescale_multiplier: 0.5,
  refiner_cfg_scale: 1e-7,
  guidance: -3.25,
  width: 64,
  height: 1_024,
  seed: 4_294_967_295,
  denoise_strength: 1,
  refiner_denoise_start: 0,
  clip_skip: 0,
  seamless_x: true,
  seamless_y: false,
  refiner_positive_aesthetic_score: 6,
  refiner_negative_aesthetic_score: 2.5,
  loras: [{ model_name: 'no such LoRA' }, { model_name: 'another', weight: -10, is_enabled: false }],
  control_layers: [{ model_name: 'no such ControlNet', control_mode: 'balanced' as const }],
  ip_adapters: [{ model_name: 'no such adapter', method: 'style' as const, weight: 2 }],
};

export const scenarios = [
  scenario(
    'parameters are sent to the web app',
    async ({ client, image, listen, eventDelay }) => {
      const { recall, clientState } = client.repositories;
      const { promise, resolve } = Promise.withResolvers<void>();
      let events = 0;
      const stop = await listen(({ name }) => {
        if (name === 'recall_parameters_updated' && ++events === 4) resolve();
      });
      const { image_name } = await image();
      await recall.send({ ...everything, reference_images: [{ image_name }, { image_name: 'none.png' }] });
      for (const name of Object.keys(everything)) await clientState.find(`recall_${name}`);
      await recall.send({
        steps: 5,
        cfg_scale: 1e-5,
        guidance: 2,
        refiner_cfg_scale: 1e15,
        cfg_rescale_multiplier: 0,
      });
      for (const name of ['cfg_scale', 'guidance', 'refiner_cfg_scale', 'cfg_rescale_multiplier']) {
        await clientState.find(`recall_${name}`);
      }
      await recall.append({ reference_images: [{ image_name }], ip_adapters: [] });
      await recall.replace({ width: 512, loras: [] });
      assert.equal((await recall.send({})).status, 'no_parameters_provided');
      assert.equal((await recall.append({})).status, 'no_parameters_provided');
      await Promise.race([promise, new Promise((done) => setTimeout(done, eventDelay))]);
      stop();
      assert.equal(events, 4);
      await recall.information();
    },
    { since: '6.13.0' },
  ),
  requestScenario('parameters for the web app are refused', [
    ['strict and append', route, { query: 'strict=true&append=true', json: { steps: 5 } }, 400],
    ['strict and append of nothing', route, { query: 'strict=1&append=1', json: {} }, 400],
    ['no body', route, {}, 422],
    ['null', route, { json: null }, 422],
    ['a list', route, { json: [] }, 422],
    ['an unknown key', route, { json: { prompt: 'a fox', steps: 0 } }, 422],
    ['small sizes', route, { json: { width: 63, height: 0 } }, 422],
    ['numbers that are none', route, { json: { steps: 1.5, seed: -1, clip_skip: 'x', cfg_scale: 'y' } }, 422],
    ['fractions', route, { json: { denoise_strength: 1.5, refiner_denoise_start: -0.1 } }, 422],
    ['words', route, { json: { seamless_x: 'maybe', seamless_y: 2, scheduler: 5 } }, 422],
    ['a LoRA without a name', route, { json: { loras: [{ weight: 11, is_enabled: 'maybe' }] } }, 422],
    ['a LoRA that is none', route, { json: { loras: ['a', null], ip_adapters: {} } }, 422],
    [
      'a wrong control layer',
      route,
      { json: { control_layers: [{ model_name: 1, weight: 3, begin_step_percent: 2, control_mode: 'x' }] } },
      422,
    ],
    [
      'a wrong IP adapter',
      route,
      { json: { ip_adapters: [{ model_name: 'a', weight: -2, method: 'x', image_influence: 'y' }] } },
      422,
    ],
    ['an image that is none', route, { json: { reference_images: [{}, 'a.png'] } }, 422],
    ['a flag that is none', route, { query: 'strict=maybe', json: {} }, 422],
    ['nulls only', route, { json: { steps: null, loras: null } }, 200],
    ['more in a LoRA', route, { json: { loras: [{ model_name: 'a', key: 'b' }] } }, 200],
    ['a slash at the end', `${route}/`, { json: {} }, 405],
    ['a slash at the end of a GET', 'GET /api/v1/recall/default/', {}, 200],
    ['no queue', 'POST /api/v1/recall/', { json: {} }, 405],
    ['another queue', 'GET /api/v1/recall/other', {}, 200],
  ]),
];
