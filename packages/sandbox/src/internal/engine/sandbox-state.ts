import type { EngineState } from './engine-state.js';
import type { Processor } from './processor.js';

/** What the operations of one sandbox work on. */
export interface SandboxState extends EngineState {
  readonly processor: Processor;
}
