import '../run/run.css';
import './form.css';

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useLoadedClient } from '../../../app/client-context.js';
import { useCommands } from '../../../commands/registry.js';
import { Failure } from '../../../errors/failure.js';
import { useMessages } from '../../../i18n/messages.js';
import { CommandButtons } from '../library/command-buttons.js';
import { RunList } from '../run/run-list.js';
import { workflowMessages } from '../workflow-messages.js';
import { WorkflowForm } from './workflow-form.js';
import { type OpenedWorkflow, workflowQuery } from './workflow-query.js';

const BUTTONS = ['workflows.save', 'workflows.duplicate', 'workflows.export', 'workflows.delete'] as const;

interface WorkflowScreenProps {
  readonly source: Parameters<typeof workflowQuery>[1];
  readonly subtitle?: string | undefined;
  /** Returns what lets commands act on the workflow. */
  readonly children: (opened: OpenedWorkflow) => ReactNode;
}

/** A workflow as a form, with the results of its runs beside it. */
export function WorkflowScreen({ source, subtitle, children }: WorkflowScreenProps) {
  const texts = useMessages(workflowMessages);
  const navigate = useNavigate();
  const { data: opened, error } = useQuery(workflowQuery(useLoadedClient(), source));
  useCommands({ 'workflows.library': () => void navigate({ to: '/workflows' }) });
  const key = JSON.stringify(source);
  const title = opened ? opened.workflow.document.name || texts.unnamed : error ? texts.notOpened : texts.loading;
  return (
    <div className="screen workflow-screen">
      <header className="screen-header">
        <h1>{title}</h1>
        {opened && children(opened)}
        <CommandButtons ids={BUTTONS} />
        <Link to="/workflows" className="button">
          {texts.library}
        </Link>
      </header>
      {subtitle && <p className="quiet">{subtitle}</p>}
      {error && <Failure error={error} />}
      {opened && (
        <>
          {opened.workflow.document.description && (
            <p className="workflow-description">{opened.workflow.document.description}</p>
          )}
          <div className="workflow-body">
            <div className="workflow-inputs">
              <WorkflowForm key={formKey(opened)} opened={opened} source={key} name={title} />
            </div>
            <RunList source={key} />
          </div>
        </>
      )}
    </div>
  );
}

/** What was typed is kept when a workflow is read again, unless it has other inputs now. */
const formKey = ({ workflow: { inputs } }: OpenedWorkflow): string =>
  JSON.stringify(inputs.map(({ key, type, value }) => [key, type.name, value]));
