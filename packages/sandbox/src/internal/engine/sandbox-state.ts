import type { TokenAuthenticator } from '../identity/authenticator.js';
import type { ImageMoves } from '../records/image-moves.js';
import type { EngineState } from './engine-state.js';
import type { Processor } from './processor.js';

/** What the operations of one sandbox work on. */
export interface SandboxState extends EngineState {
  readonly processor: Processor;
  readonly authenticator: TokenAuthenticator;
  readonly imageMoves: ImageMoves;
  /** Whether passwords need letters of both cases, a digit and a length of eight. */
  readonly strictPasswords: boolean;
  /** The path under which the server is available as well; empty without one. */
  readonly basePath: string;
}
