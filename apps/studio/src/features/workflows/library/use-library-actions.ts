import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Workflow, WorkflowSource } from '@x/services/workflow';

import { announce } from '../../../app/announce.js';
import { useLoadedClient } from '../../../app/client-context.js';
import { useMessages } from '../../../i18n/messages.js';
import { shownAction } from '../../act/action.js';
import { workflowMessages } from '../workflow-messages.js';
import { deleteWorkflowAction, importFiles, saveFile } from './library-actions.js';

/** Returns what can be done with workflows of the library. New ones are shown as soon as they are stored. */
export function useLibraryActions() {
  const texts = useMessages(workflowMessages);
  const client = useLoadedClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const readAgain = () => queries.invalidateQueries({ queryKey: ['workflows'] });
  const copy = useMutation({
    mutationFn: ({ source, name }: { source: WorkflowSource; name?: string }) =>
      client.services.workflows.copy(source, { name }),
    onSuccess: async ({ workflow_id: id, name }) => {
      announce(texts.saved(name));
      await readAgain();
      await navigate({ to: '/workflows/$id', params: { id } });
    },
  });
  const bringIn = useMutation({
    mutationFn: (files: readonly File[]) => importFiles(client, files),
    onSuccess: async ({ ids: [id, ...others], refused }) => {
      announce(texts.imported(others.length + (id === undefined ? 0 : 1)));
      await readAgain();
      if (id !== undefined && others.length === 0 && refused.length === 0) {
        await navigate({ to: '/workflows/$id', params: { id } });
      }
    },
  });
  const save = useMutation({
    mutationFn: async (id: string) => saveFile(await client.services.workflows.open(id)),
  });
  return {
    duplicate: (id: string, name: string) => copy.mutate({ source: id, name: texts.copyName(name) }),
    save: (source: WorkflowSource) => copy.mutate({ source }),
    import: (files: readonly File[]) => bringIn.mutate(files),
    download: (workflow: Workflow) => saveFile(workflow),
    downloadStored: (id: string) => save.mutate(id),
    remove: (id: string, name: string) =>
      shownAction.set(deleteWorkflowAction(client, { id, name }, () => navigate({ to: '/workflows' }))),
    /** What went wrong, for the person who started it. */
    problems: [copy.error, save.error, bringIn.error, ...(bringIn.data?.refused ?? [])].filter((it) => it !== null),
  };
}
