import { expect, test } from 'vitest';

import { createClient } from '../../src/client.js';

test('using closes a client at the end of its scope', () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:9' });
  {
    using _ = client;
    expect(client.events.state).toBe('idle');
  }
  expect(client.events.state).toBe('closed');
});
