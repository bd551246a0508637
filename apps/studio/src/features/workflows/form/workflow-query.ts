import { queryOptions } from '@tanstack/react-query';
import type { Workflow, WorkflowPreflight, WorkflowSource } from '@x/services/workflow';

import type { LoadedClient } from '../../../app/load-client.js';

/** A workflow that was opened for its form. */
export interface OpenedWorkflow {
  /** With models of this server, where it has others than the document. */
  readonly workflow: Workflow;
  readonly preflight: WorkflowPreflight;
}

/** Opens a workflow, of the library by its id, and finds out what this server has of what it needs. */
export const workflowQuery = (
  { repositories, services }: LoadedClient,
  source: Extract<WorkflowSource, object> | string,
) =>
  queryOptions({
    queryKey: ['workflow', source],
    queryFn: async ({ signal }): Promise<OpenedWorkflow> => {
      const { workflows } = repositories;
      const document = typeof source === 'string' ? (await workflows.get(source, { signal })).workflow : source;
      const opened = await services.workflows.open(document, { signal });
      const preflight = await opened.preflight({ signal });
      const isOther = preflight.models.some(({ status }) => status === 'rebound' || status === 'missing');
      return { workflow: isOther ? await opened.rebind({ signal }) : opened, preflight };
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
