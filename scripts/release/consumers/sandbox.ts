// prints: 201 Birds, and 200 over a port
import { createSandbox, makeBoard, serve } from '@x/sandbox';

using sandbox = createSandbox();
const { board_name: name } = makeBoard({ board_name: 'Birds' });
const created = await sandbox.fetch(`http://sandbox.invalid/api/v1/boards/?board_name=${name}`, { method: 'POST' });
const board: { board_name: string } = await created.json();
const served = await serve(sandbox);
const version = await fetch(`${served.url}/api/v1/app/version`);
await served.close();
console.log(`${created.status} ${board.board_name}, and ${version.status} over a port`);
