import type { QueryClient } from '@tanstack/react-query';

import { finishedActions } from '../features/act/action.js';
import type { Client } from './client.js';
import { forgetThumbnails } from './updates.js';

/** Keeps the cookie of images valid, and reads everything that is shown again after a login. */
export function watchLogin({ login, load }: Client, queries: QueryClient): void {
  void renewCookie();
  login.isNeeded.subscribe(() => void forgetThumbnails());
  login.token.onUserChange?.(() => {
    void queries.invalidateQueries();
    finishedActions.set(finishedActions.get() + 1);
  });

  /** A token may be kept for longer than the cookie. Without a cookie images are missing, and nothing else. */
  async function renewCookie(): Promise<void> {
    if ((await login.tokens.load()) === undefined) return;
    const { repositories } = await load();
    await repositories.auth.refreshMediaCookie().catch(() => {});
  }
}
