import type { ModelInstallInput, ModelInstallJob } from '@x/models/model-install';
import type { ModelInstallRepository } from '@x/repositories/model-install';
import { pollUntil } from './poll-until.js';
import { type Scenario, scenario } from './scenario.js';
import type { ScenarioContext } from './scenario-context.js';
import { withFolder } from './temporary-folder.js';

/** What a scenario about installations works with. Events are recorded, except those of downloads, which arrive late. */
export interface InstallContext extends ScenarioContext {
  readonly installs: ModelInstallRepository;
  /** A folder for the files of models, which is deleted afterwards. */
  readonly folder: string;
  /** Starts an installation and returns it once it has ended. */
  install(input: ModelInstallInput): Promise<ModelInstallJob>;
  /** Deletes a model. */
  remove(job: ModelInstallJob): Promise<void>;
}

const ENDED = ['completed', 'error', 'cancelled'];

/** Returns a scenario that has the list of installations to itself: empty at first, and emptied afterwards. */
export const installScenario = (title: string, run: (context: InstallContext) => Promise<void>): Scenario =>
  scenario(
    title,
    (context) =>
      withFolder(async (folder) => {
        const installs = context.client.repositories.modelInstalls;
        const { modelInstalls: unrecorded } = context.unrecorded.repositories;
        await unrecorded.prune();
        const stop = await context.listen(
          () => {},
          ({ name }) => name.startsWith('download_'),
        );
        const ended = (id: number) =>
          pollUntil('the installation has ended', async () => {
            const job = await unrecorded.get(id);
            return ENDED.includes(job.status) ? job : undefined;
          });
        try {
          await run({
            ...context,
            installs,
            folder,
            install: async (input) => ended((await installs.create(input)).id),
            remove: async ({ config_out }) => {
              if (config_out) await context.raw(`DELETE /api/v2/models/i/${config_out.key}`);
            },
          });
          await new Promise((resolve) => setTimeout(resolve, context.eventDelay));
        } finally {
          stop();
          await unrecorded.prune();
        }
      }),
    { exclusive: true },
  );
