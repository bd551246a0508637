import './app/tokens.css';
import './app/base.css';
import './app/shell.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createStudioClient } from './app/client.js';
import { ClientContext } from './app/client-context.js';
import { watchConnection } from './app/connection.js';
import { createQueries } from './app/queries.js';
import { createStudioRouter } from './app/router.js';
import { currentServer } from './app/servers.js';
import { applyTheme } from './app/theme.js';
import { registerServiceWorker } from './app/updates.js';
import { watchLimits } from './app/watch-limits.js';
import { watchLogin } from './app/watch-login.js';
import { bindKeys } from './commands/bind-keys.js';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no element with the id "root"');

const client = createStudioClient(currentServer());
const queries = createQueries();
const router = createStudioRouter();
applyTheme();
watchConnection(client.events, queries);
watchLogin(client, queries);
void watchLimits(client);
void registerServiceWorker();
bindKeys(window);

createRoot(root).render(
  <StrictMode>
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ClientContext>
  </StrictMode>,
);
