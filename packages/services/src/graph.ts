export { createGraph, GraphBuilder, type NodeInputs } from './internal/graph/builder.js';
export { NodeCatalog, type NodeCatalogStores } from './internal/graph/catalog.js';
export type { Finding, FindingCode } from './internal/graph/lint/finding.js';
export { type BatchPart, type LintOptions, type LintSubject, lint } from './internal/graph/lint/lint.js';
export { NodeHandle, Output } from './internal/graph/node-handle.js';
export type { NodeTypes } from './internal/graph/node-types.js';
