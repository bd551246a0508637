import { createBrowserTokens, type TokenStorage } from '@x/services/token-storage';

/** Where the page keeps the token of a server. */
export interface PageTokens extends TokenStorage {
  /** Says where the next token is kept: in this browser, or in this tab alone. */
  keep(place: 'browser' | 'tab'): void;
}

/** Returns the storage of a server's token. A token that the server renews stays where it was. */
export function createPageTokens(server: string): PageTokens {
  const tab = createBrowserTokens({ storage: sessionStorage, server });
  const browser = createBrowserTokens({ storage: localStorage, server });
  let place: 'browser' | 'tab' | undefined;
  const clear = async () => {
    await tab.clear();
    await browser.clear();
  };
  return {
    load: async () => (await tab.load()) ?? (await browser.load()),
    async save(token) {
      const target = place ?? ((await tab.load()) === undefined ? 'browser' : 'tab');
      if (place !== undefined) await clear();
      place = undefined;
      await (target === 'tab' ? tab : browser).save(token);
    },
    clear,
    keep(next) {
      place = next;
    },
  };
}
