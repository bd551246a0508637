import type { Page } from 'playwright-core';

/** A red picture of 2 × 3 pixels. */
const RED =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='2' height='3'%3E%3Crect width='2' height='3' fill='red'/%3E%3C/svg%3E";

/**
 * Adds a preview, half-way, after the start of the first node: the sandbox runs no model, and sends none. Everything that
 * follows is held back until the function that is returned is called. To be called before the page is opened.
 */
export async function sendPreview(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let state: 'waiting' | 'holding' | 'passing' = 'waiting';
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (state === 'holding') return void held.push(() => socket.send(message));
      socket.send(message);
      const text = message.toString();
      if (state === 'passing' || !text.startsWith('42["invocation_started",')) return;
      state = 'holding';
      const [, started] = JSON.parse(text.slice(2)) as [string, object];
      const image = { width: 64, height: 96, dataURL: RED };
      const progress = { ...started, message: 'Denoising', percentage: 0.5, image, device: null };
      socket.send(`42${JSON.stringify(['invocation_progress', progress])}`);
    });
  });
  return () => {
    state = 'passing';
    for (const send of held) send();
  };
}
