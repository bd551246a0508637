import type { Client } from '@x/resources/client';

import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { tokenSource } from '../../connect/tokens.js';

/** `invoke server status` */
export const status = command({
  kind: 'read',
  summary: 'Prints which server is used, its release, and what its queue does',
  details: 'The server is that of --server, else of --profile, INVOKEAI_URL, INVOKEAI_PROFILE, or the configuration.',
  examples: [
    { line: 'server status', about: 'The server that is used when none is named' },
    { line: 'server status --json', about: 'The same, for a program' },
  ],
  flags: listing,
  args: {},
  fields: ['url', 'from', 'version', 'isMultiUser', 'token', 'pending', 'running', 'isPaused'],
  async run({ flags }, context) {
    const client = await context.connect();
    const { url, from } = await chooseServer(flags, context.host);
    const { signal, host } = context;
    const { version } = await client.repositories.app.version({ signal });
    const isMultiUser = await hasUsers(client, signal);
    const { queue, processor } = await client.repositories.queue.status({ signal });
    const token = await tokenSource(url, host);
    const { pending, in_progress: running } = queue;
    const found = { url, from, version, isMultiUser, token, pending, running, isPaused: !processor.is_started };
    context.print.object(found, found);
  },
});

/** Servers before 6.12 have a single user, and nothing that says so. */
async function hasUsers({ repositories }: Client, signal: AbortSignal): Promise<boolean> {
  try {
    return (await repositories.auth.status({ signal })).multiuser_enabled;
  } catch (error) {
    if (error instanceof Error && error.name === 'UnsupportedOperationError') return false;
    throw error;
  }
}
