import type { eventSchemas } from '@x/models/event';
import type { ModelRepository } from '@x/repositories/model';
import type { ModelInstallRepository } from '@x/repositories/model-install';
import type { EventSocket } from '@x/transport/event-socket';

/** The events of a server, as `createEventSocket({ events })` of `@x/transport/event-socket` receives them. */
export type ModelEvents = Pick<EventSocket<typeof eventSchemas>, 'on'>;

/** The repositories that `ModelService` needs, and the events. In a test plain objects will do. */
export interface ModelStores {
  /** What lists, converts and deletes models. */
  readonly models: Pick<ModelRepository, 'convert' | 'delete' | 'find' | 'list'>;
  /** What starts installations and reads them. */
  readonly modelInstalls: Pick<
    ModelInstallRepository,
    'create' | 'find' | 'list' | 'restartFailed' | 'resume' | 'scanFolder'
  >;
  /** Without it installations are polled. */
  readonly events?: ModelEvents | undefined;
}
