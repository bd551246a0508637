import { toFound, toInteger, toNumber, toText } from '../fields.js';
import { type Dialect, findText } from './dialect.js';
import { splitPrompt } from './split-prompt.js';

/** The switches of the command line that are read; in front of the first one is the prompt. */
const firstSwitch = /\s-(?:[sSWHCAfIUGnvt]\b|[sSWHCAf]\s?[\d.]|-\w)/;

const digits = '\\d+';
const decimal = '[\\d.]+';

/** InvokeAI up to 1.14, which wrote its command line: `"prompt [negative]" -s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms`. */
export const dream: Dialect = (texts) => {
  const found = findText(texts, 'dream');
  if (!found) return undefined;
  const { from } = found;
  const [prompt, switches] = parseCommand(found.value);
  const read = <Value>(letter: string, name: string, value: string, convert: (text: unknown) => Value | undefined) => {
    const [, text] = new RegExp(`\\s(?:-${letter}|--${name}[ =])\\s*(${value})`).exec(switches) ?? [];
    return toFound(convert(text), from);
  };
  return {
    ...splitPrompt(toFound(prompt || undefined, from)),
    seed: read('S', 'seed', digits, toInteger),
    steps: read('s', 'steps', digits, toNumber),
    width: read('W', 'width', digits, toNumber),
    height: read('H', 'height', digits, toNumber),
    cfgScale: read('C', 'cfg_scale', decimal, toNumber),
    strength: read('f', 'strength', decimal, toNumber),
    sampler: read('A', 'sampler', '\\w+', toText),
  };
};

/** Inside quotes a prompt may hold the text of a switch, and quotes that are escaped. */
function parseCommand(command: string): readonly [prompt: string, switches: string] {
  const [quoted, inner = ''] = /^\s*"((?:[^"\\]|\\[\s\S])*)"/.exec(command) ?? [];
  if (quoted) return [inner.replace(/\\(["\\])/g, '$1'), command.slice(quoted.length)];
  const at = command.search(firstSwitch);
  return at < 0 ? [command.trim(), ''] : [command.slice(0, at).trim(), command.slice(at)];
}
