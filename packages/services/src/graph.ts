export type { GraphSource } from './internal/check-graph.js';
export { createGraph, GraphBuilder } from './internal/graph/builder.js';
export { NodeCatalog, type NodeCatalogStores } from './internal/graph/catalog.js';
export type { LintFinding, LintFindingCode } from './internal/graph/lint/lint-finding.js';
export { type BatchValues, type LintInput, type LintOptions, lintGraph } from './internal/graph/lint/lint-graph.js';
export { NodeHandle, NodeOutputRef } from './internal/graph/node-handle.js';
export type { InputsOf, NodeInputs, NodeType, OutputsOf } from './internal/graph/node-inputs.js';
export type { NodeTypes } from './internal/graph/node-types.js';
