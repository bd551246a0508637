import { json } from '../http/response.js';

/** What the server does and the sandbox does not. */
const GROUPS = [
  ...['app', 'auth', 'client_state', 'image_moves', 'model_relationships', 'recall', 'style_presets'].map(v1),
  ...['system_prompts', 'utilities', 'videos', 'workflows'].map(v1),
  '/api/v2/custom_nodes/',
  '/api/v2/models/',
  '/ws/socket.io/',
];

function v1(group: string) {
  return `/api/v1/${group}/`;
}

/** Returns a plain no where the server would do something that the sandbox cannot, otherwise nothing. */
export function notHere(method: string, path: string): Response | undefined {
  if (!GROUPS.some((group) => path.startsWith(group))) return undefined;
  const detail = `The sandbox does not do this: it serves boards, images, the gallery and the queue, not ${method} ${path}`;
  return json({ detail }, 501);
}
