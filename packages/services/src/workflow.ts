export type {
  ConvertedWorkflow,
  WorkflowChange,
  WorkflowEnvironment,
  WorkflowLookup,
  WorkflowProblem,
  WorkflowReference,
} from './internal/workflow/conversion.js';
export { convertWorkflow } from './internal/workflow/convert-workflow.js';
export type {
  ExposedInput,
  FormContainer,
  FormPlace,
  InputChoice,
  InputRule,
} from './internal/workflow/inputs/exposed-input.js';
export type { FormItem, FormSection } from './internal/workflow/inputs/form-layout.js';
export type {
  BindItem,
  MapJournal,
  MapOptions,
  MapOutcome,
  MapPlan,
  MappedItem,
  MappedName,
  MapReport,
} from './internal/workflow/map/map-types.js';
export type { WorkflowLike, WorkflowSource } from './internal/workflow/open/source.js';
export type { WorkflowStores } from './internal/workflow/open/stores.js';
export { Workflow } from './internal/workflow/open/workflow.js';
export type { ModelBinding } from './internal/workflow/preflight/bind-model.js';
export type {
  ModelIdentifier,
  ModelReference as WorkflowModelReference,
  ModelRule,
} from './internal/workflow/preflight/find-model.js';
export type { WorkflowPreflight, WorkflowRequirements } from './internal/workflow/preflight/preflight.js';
export type { RequiredModel } from './internal/workflow/preflight/required-models.js';
export type { NodeFinding, RequiredNode } from './internal/workflow/preflight/required-nodes.js';
export type { WorkflowOutput } from './internal/workflow/run/outputs.js';
export type { RunWorkflowOptions, WorkflowCheck, WorkflowValues } from './internal/workflow/run/run-workflow.js';
export { type OutputNames, WorkflowRun } from './internal/workflow/run/workflow-run.js';
export { type WorkflowCopyInput, WorkflowService } from './internal/workflow/workflow-service.js';
