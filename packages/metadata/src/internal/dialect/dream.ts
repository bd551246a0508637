import type { Found } from '../../generation.js';
import { present, toInteger, toNumber } from '../fields.js';
import { type Dialect, findText } from './dialect.js';
import { splitPrompt } from './split-prompt.js';

/** The switches of the command line that are read; in front of the first one is the prompt. */
const firstSwitch = /\s-(?:[sSWHCAfIUGnvt]\b|[sSWHCAf]\s?[\d.]|-\w)/;

/** InvokeAI up to 1.14, which wrote its command line: `"prompt [negative]" -s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms`. */
export const dream: Dialect = (texts) => {
  const found = findText(texts, 'dream');
  if (!found) return undefined;
  const { prompt, switches } = parseCommand(found.text);
  const value = <Value>(pattern: RegExp, read: (text: string) => Value | undefined): Found<Value> | undefined => {
    const parsed = read(pattern.exec(switches)?.[1] ?? '');
    return parsed === undefined ? undefined : { value: parsed, from: found.key };
  };
  return {
    format: 'dream',
    ...splitPrompt(prompt === '' ? undefined : { value: prompt, from: found.key }),
    ...present({
      seed: value(/\s(?:-S|--seed[ =])\s*(\d+)/, toInteger),
      steps: value(/\s(?:-s|--steps[ =])\s*(\d+)/, toNumber),
      width: value(/\s(?:-W|--width[ =])\s*(\d+)/, toNumber),
      height: value(/\s(?:-H|--height[ =])\s*(\d+)/, toNumber),
      cfgScale: value(/\s(?:-C|--cfg_scale[ =])\s*([\d.]+)/, toNumber),
      strength: value(/\s(?:-f|--strength[ =])\s*([\d.]+)/, toNumber),
      sampler: value(/\s(?:-A|--sampler[ =])\s*(\w+)/, (text) => text || undefined),
    }),
  };
};

/** Inside quotes a prompt may hold the text of a switch, and quotes that are escaped. */
function parseCommand(command: string): { readonly prompt: string; readonly switches: string } {
  const [quoted, inner] = /^\s*"((?:[^"\\]|\\[\s\S])*)"/.exec(command) ?? [];
  if (quoted !== undefined && inner !== undefined)
    return { prompt: inner.replace(/\\(["\\])/g, '$1'), switches: command.slice(quoted.length) };
  const at = command.search(firstSwitch);
  return at < 0
    ? { prompt: command.trim(), switches: '' }
    : { prompt: command.slice(0, at).trim(), switches: command.slice(at) };
}
