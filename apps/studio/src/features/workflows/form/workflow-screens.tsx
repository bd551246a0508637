import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';

import { useLoadedClient } from '../../../app/client-context.js';
import { isVideo } from '../../../app/media-url.js';
import { useCommands } from '../../../commands/registry.js';
import { useMessages } from '../../../i18n/messages.js';
import { Problems } from '../library/problems.js';
import { useLibraryActions } from '../library/use-library-actions.js';
import { workflowMessages } from '../workflow-messages.js';
import type { OpenedWorkflow } from './workflow-query.js';
import { WorkflowScreen } from './workflow-screen.js';

const stored = getRouteApi('/workflows/$id');
const ofImage = getRouteApi('/workflows/from-image');

/** A workflow of the library as a form. */
export function StoredWorkflowScreen() {
  const { id } = stored.useParams();
  return (
    <WorkflowScreen key={id} source={id}>
      {(opened) => <StoredActions id={id} opened={opened} />}
    </WorkflowScreen>
  );
}

/** The workflow in an image or a video as a form, with the values that made it. */
export function ImageWorkflowScreen() {
  const texts = useMessages(workflowMessages);
  const { image } = ofImage.useSearch();
  const source = isVideo(image) ? { video: image } : { image };
  return (
    <WorkflowScreen key={image} source={source} subtitle={texts.ofPicture(image)}>
      {() => <ImageActions source={source} />}
    </WorkflowScreen>
  );
}

interface StoredActionsProps {
  readonly id: string;
  readonly opened: OpenedWorkflow;
}

/** Notes that the workflow was opened, and lets commands act on it. */
function StoredActions({ id, opened: { workflow } }: StoredActionsProps) {
  const { repositories } = useLoadedClient();
  const actions = useLibraryActions();
  const { name, meta } = workflow.document;
  useEffect(() => {
    // It only orders the library: users of a server with several cannot mark those of the server.
    repositories.workflows.markOpened(id).catch(() => {});
  }, [repositories, id]);
  useCommands({
    'workflows.duplicate': () => actions.duplicate(id, name),
    'workflows.export': () => actions.download(workflow),
    'workflows.delete': meta.category === 'default' ? undefined : () => actions.remove(id, name),
  });
  return <Problems problems={actions.problems} />;
}

function ImageActions({ source }: { readonly source: { image: string } | { video: string } }) {
  const actions = useLibraryActions();
  useCommands({ 'workflows.save': () => actions.save(source) });
  return <Problems problems={actions.problems} />;
}
