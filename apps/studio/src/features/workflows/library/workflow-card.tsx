import { Link, useNavigate } from '@tanstack/react-router';
import type { WorkflowListItem } from '@x/models/workflow';

import { useClient } from '../../../app/client-context.js';
import { ActionMenu, type MenuEntry } from '../../../commands/action-menu.js';
import { commands } from '../../../commands/command-table.js';
import { formatDay, useMessages } from '../../../i18n/messages.js';
import { workflowMessages } from '../workflow-messages.js';
import type { useLibraryActions } from './use-library-actions.js';

interface WorkflowCardProps {
  readonly workflow: WorkflowListItem;
  readonly actions: ReturnType<typeof useLibraryActions>;
}

/** A workflow of the library: it leads to its form. */
export function WorkflowCard({ workflow, actions }: WorkflowCardProps) {
  const texts = useMessages(workflowMessages);
  const { transport } = useClient();
  const navigate = useNavigate();
  const { workflow_id: id, description, category, tags, opened_at, thumbnail_url } = workflow;
  const name = workflow.name || texts.unnamed;
  const facts = [
    category === 'default' && texts.ofServer,
    opened_at !== null && texts.openedAt(formatDay(opened_at.slice(0, 10))),
  ].filter(Boolean);
  const entries: MenuEntry[] = [
    { text: texts.open, onClick: () => void navigate({ to: '/workflows/$id', params: { id } }) },
    { text: texts.duplicate, needs: commands['workflows.duplicate'].needs, onClick: () => actions.duplicate(id, name) },
    { text: texts.download, onClick: () => void actions.downloadStored(id) },
  ];
  if (category !== 'default') {
    entries.push({
      text: texts.delete,
      needs: commands['workflows.delete'].needs,
      onClick: () => actions.remove(id, name),
    });
  }
  return (
    <li className="workflow-card">
      <Link to="/workflows/$id" params={{ id }} className="workflow-link">
        {thumbnail_url !== null && <img src={transport.resolve(thumbnail_url)} alt="" loading="lazy" />}
        <span className="workflow-name">{name}</span>
        {description && <span className="workflow-summary">{description}</span>}
        <span className="workflow-tags">
          {tagsOf(tags).map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </span>
        <span className="quiet">{facts.join(' · ')}</span>
      </Link>
      <ActionMenu label={texts.actions(name)} entries={entries} />
    </li>
  );
}

const tagsOf = (tags: string): string[] => [...new Set(tags.split(',').map((tag) => tag.trim()))].filter(Boolean);
