#!/usr/bin/env node
// Imports nothing before the version is checked: older releases of Node cannot read the rest.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`invoke: needs Node 22.13 or newer, this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else if (process.argv[2] === '--version') {
  const { ownVersion } = await import('./version.js');
  process.stdout.on('error', ({ message }) => {
    process.exitCode = 1;
    process.stderr.write(`invoke: the output cannot be written: ${message}\n`);
  });
  process.stdout.write(`${ownVersion()}\n`);
} else {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { isTransfer, keepHeapSmall } = await import('./small-heap.js');
  if (isTransfer(process.argv)) keepHeapSmall(); // before the modules are loaded, which are young objects too
  const { main } = await import('./main.js');
  await main();
}
