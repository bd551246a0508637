// prints: true and valid, not found in another
import { createArchive, openArchive } from '@x/archive';

const empty = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const png = Uint8Array.from(atob(empty), (character) => character.charCodeAt(0));
const archive = await createArchive(`gallery-${Date.now()}-${Math.random()}`);
const { image_name: name } = await archive.images.upload(png);
await archive.images.starMany([name]);
await archive.seal();
await archive.close();
const again = await openArchive(archive.path);
const { starred } = await again.images.get(name);
const { isValid } = await again.verify();
const error: unknown = await again.images.get('gone.png').catch((reason: unknown) => reason);
const kind = error instanceof Error && error.name === 'NotFoundError' ? 'not found in another' : 'found';
await again.close();
console.log(`${starred} and ${isValid ? 'valid' : 'damaged'}, ${kind}`);
