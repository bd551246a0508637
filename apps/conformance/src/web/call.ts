import type { Shape } from './compare/shape.js';

/** A response that the web app received from the API, or an event. */
export interface Call {
  /** The method and the path as in the OpenAPI document, or `event` and its name. */
  readonly route: string;
  /** The status of the response; 0 for an event. */
  readonly status: number;
  readonly shape: Shape;
}

/** What went wrong while the web app ran. */
export interface Problem {
  /** The phase in which the request was sent, or the error thrown. */
  readonly phase: string;
  readonly kind: 'page error' | 'console error' | 'failed request' | 'phase';
  readonly text: string;
}

/** What the web app did on one server. */
export interface WebRun {
  readonly server: string;
  readonly phases: readonly PhaseRun[];
  readonly problems: readonly Problem[];
}

/** What the web app did in one phase. */
export interface PhaseRun {
  readonly title: string;
  readonly milliseconds: number;
  readonly calls: readonly Call[];
}
