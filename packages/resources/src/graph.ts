export {
  type BatchValues,
  createGraph,
  GraphBuilder,
  type LintFinding,
  type LintInput,
  type LintOptions,
  lintGraph,
  NodeCatalog,
  NodeHandle,
  type NodeInputs,
  NodeOutputRef,
} from '@x/services/graph';
