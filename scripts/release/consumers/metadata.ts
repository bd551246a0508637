// prints: a fox, seed 18446744073709551615 from Dream
import { insertPngText, readMetadata } from '@x/metadata';

const empty = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const png = Uint8Array.from(atob(empty), (character) => character.charCodeAt(0));
const file = insertPngText(png, [{ key: 'Dream', text: '"a fox" -S 18446744073709551615' }]);
const { generation } = await readMetadata(file);
console.log(`${generation?.prompt?.value}, seed ${generation?.seed?.value} from ${generation?.seed?.from}`);
