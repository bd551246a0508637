export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';
export { type ServedSandbox, type ServeOptions, serve } from './serve.js';
