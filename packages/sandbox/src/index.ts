export type { EventClient, EventConnection, SandboxEvent, SandboxEvents } from './events.js';
export type { EventFault, EventFaultRule, Fault, FaultRule, FaultSchedule, RequestFaultRule } from './fault.js';
export { makeBoard } from './make-board.js';
export { makeImage } from './make-image.js';
export { makeVideo } from './make-video.js';
export { makeVideoFile, type VideoFileOptions } from './make-video-file.js';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
export type { Seed, Seeded, SeedImage, SeedModel, SeedVideo } from './seed.js';
export { type ServedSandbox, type ServeOptions, serve } from './serve.js';
