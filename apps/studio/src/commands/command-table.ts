import { shellCommands } from '../app/shell-commands.js';
import { actCommands } from '../features/act/act-commands.js';
import { boardCommands } from '../features/boards/board-commands.js';
import { findCommands } from '../features/find/find-commands.js';
import { galleryCommands } from '../features/gallery/gallery-commands.js';
import { jobCommands } from '../features/jobs/job-commands.js';
import { serverCommands } from '../features/server/server-commands.js';
import { viewerCommands } from '../features/viewer/viewer-commands.js';
import { workflowCommands } from '../features/workflows/workflow-commands.js';
import type { Command } from './command.js';

/** Every command. Keys, palette, help and the tests of the keyboard read this table. */
export const commands = {
  ...shellCommands,
  ...galleryCommands,
  ...findCommands,
  ...actCommands,
  ...viewerCommands,
  ...boardCommands,
  ...jobCommands,
  ...workflowCommands,
  ...serverCommands,
} satisfies Readonly<Record<string, Command>>;

/** The id of a command. */
export type CommandId = keyof typeof commands;

/** All commands with their ids, in the order of the table. */
export const commandList = Object.entries(commands) as readonly (readonly [CommandId, Command])[];
