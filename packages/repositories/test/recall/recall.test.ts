import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { RecallRepository } from '../../src/recall.js';
import { type Operation, runOperation } from '../support/operation.js';

const path = { queue_id: 'default' };
const since = '6.13.0';
const route = 'POST /api/v1/recall/{queue_id}';
const response = { status: 'success', queue_id: 'default', updated_count: 1, parameters: { steps: 5 } };
const parameters = {
  steps: 5,
  loras: [{ model_name: 'Pixel', weight: -10, is_enabled: false }],
  control_layers: [{ model_name: 'Canny', control_mode: 'more_prompt' as const }],
  ip_adapters: [{ model_name: 'Face', method: 'style' as const, begin_step_percent: 0.5 }],
  reference_images: [{ image_name: 'a.png' }],
};

const operations: Record<string, Operation<RecallRepository>> = {
  send: {
    call: (recall, o) => recall.send(parameters, o),
    response,
    route,
    request: { path, query: {}, body: parameters, since, reusesRoute: true },
  },
  replace: {
    call: (recall, o) => recall.replace(parameters, o),
    response,
    route,
    request: { path, query: { strict: true }, body: parameters, since, reusesRoute: true },
  },
  append: {
    call: (recall, o) => recall.append(parameters, o),
    response,
    route,
    request: { path, query: { append: true }, body: parameters, since, reusesRoute: true },
  },
  information: {
    call: (recall, o) => recall.information(o),
    response: { status: 'success', queue_id: 'default', note: 'Use the frontend' },
    route: 'GET /api/v1/recall/{queue_id}',
    request: { path, since: '6.12.0' },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(RecallRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(RecallRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('without parameters the server has nothing to say about them', async () => {
  const transport = new FakeTransport({ status: 'no_parameters_provided', updated_count: 0 });
  expect(await new RecallRepository(transport, 'other').send({})).toEqual({
    status: 'no_parameters_provided',
    updated_count: 0,
    parameters: {},
  });
  expect(transport.requests).toMatchObject([[route, { path: { queue_id: 'other' } }]]);
});

test('parameters that the server would refuse are refused without a request', async () => {
  const transport = new FakeTransport(response);
  const recall = new RecallRepository(transport);
  const wrong: readonly [string, object | null][] = [
    ['parameters', null],
    ['parameters', { prompt: 'a fox' }],
    ['parameters.steps', { steps: 0 }],
    ['parameters.width', { width: 63 }],
    ['parameters.seed', { seed: -1 }],
    ['parameters.denoise_strength', { denoise_strength: 1.1 }],
    ['parameters.loras.0.weight', { loras: [{ model_name: 'a', weight: 11 }] }],
    ['parameters.loras.0', { loras: [{ model_name: 'a', key: 'b' }] }],
    ['parameters.control_layers.0.control_mode', { control_layers: [{ model_name: 'a', control_mode: 'x' }] }],
    ['parameters.ip_adapters.0.model_name', { ip_adapters: [{}] }],
    ['parameters.reference_images.0', { reference_images: ['a.png'] }],
  ];
  for (const [argument, input] of wrong) {
    for (const call of [recall.send, recall.replace, recall.append]) {
      await expect(call.call(recall, input as object)).rejects.toMatchObject({ name: 'InputError', argument });
    }
  }
  expect(transport.requests).toEqual([]);
});
