import { reportFailures } from '../report.js';
import type { Server } from '../runner/server.js';
import { access } from './scenarios/access.js';
import { foreignBoards } from './scenarios/foreign-boards.js';
import { foreignImages } from './scenarios/foreign-images.js';
import { ownLists } from './scenarios/own-lists.js';
import { performUsers } from './user-scenario.js';
import { enrol } from './users.js';

const stories = [...access, ...foreignBoards, ...foreignImages, ...ownLists];

/** Plays the stories of several users on a fresh server, and returns how many failed. */
export async function playUsers(server: Server, only: string): Promise<number> {
  const chosen = stories.filter(({ title }) => title.includes(only));
  if (chosen.length === 0) return 0;
  const performances = await performUsers(chosen, await enrol(server));
  const failed = reportFailures(`${server.name} with several users`, performances);
  console.log(`${server.name} with several users: ${chosen.length} scenarios, ${failed} failed`);
  return failed;
}
