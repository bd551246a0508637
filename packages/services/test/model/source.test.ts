import { ModelSource } from '@x/models/model-install';
import { expect, test } from 'vitest';

import { sourceText } from '../../src/internal/model/source.js';

test.each([
  [{ type: 'local', path: '/models/a.safetensors' }, '/models/a.safetensors'],
  [{ type: 'url', url: 'https://example.com/a.safetensors' }, 'https://example.com/a.safetensors'],
  [{ type: 'hf', repo_id: 'owner/name' }, 'owner/name'],
  [{ type: 'hf', repo_id: 'owner/name', variant: 'fp16', subfolder: 'vae' }, 'owner/name:fp16::vae'],
  [{ type: 'external', provider_id: 'p', provider_model_id: 'm' }, 'external://p/m'],
  [{ type: 'of a newer server', address: 'x' }, ''],
])('the source %j is written as %j', (source, text) => {
  expect(sourceText(ModelSource.parse(source))).toBe(text);
});
