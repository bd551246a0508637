export type {
  ConvertedWorkflow,
  WorkflowChange,
  WorkflowEnvironment,
  WorkflowLookup,
  WorkflowProblem,
  WorkflowReference,
} from './internal/workflow/conversion.js';
export { convertWorkflow } from './internal/workflow/convert-workflow.js';
