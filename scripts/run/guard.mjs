// Waits until the process that started it is gone, even killed, and then ends process `argv[2]` and all below it.
import { endTree } from './end-tree.mjs';

process.stdin.resume();
process.stdin.on('close', () => endTree(Number(process.argv[2]), 'SIGTERM'));
