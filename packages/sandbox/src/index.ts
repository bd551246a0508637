export type { EventClient, EventConnection, SandboxEvent, SandboxEvents } from './events.js';
export type { EventFault, EventFaultRule, Fault, FaultRule, FaultSchedule, RequestFaultRule } from './fault.js';
export { makeBoard } from './make-board.js';
export { makeImage } from './make-image.js';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
export type { Seed, Seeded, SeedImage, SeedModel } from './seed.js';
export { type ServedSandbox, type ServeOptions, serve } from './serve.js';
