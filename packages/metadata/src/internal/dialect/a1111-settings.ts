/** The prompts and settings of a text that Automatic1111 wrote. */
export interface A1111Text {
  readonly prompt: string;
  readonly negativePrompt: string | undefined;
  readonly settings: ReadonlyMap<string, string>;
}

const negativeStart = 'Negative prompt:';

/**
 * Returns the parts of a text, and `undefined` if it is none: the last line with `Steps: 20` begins the settings. Before
 * it is the prompt, in which a line may begin with `Negative prompt:`.
 */
export function parseA1111(text: string): A1111Text | undefined {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const settings = cutFrom(lines, (line) => /^\s*Steps: *\d+(?:,|\s*$)/.test(line));
  const negative = cutFrom(lines, (line) => line.trimStart().startsWith(negativeStart));
  if (settings === undefined && negative === undefined) return undefined;
  return {
    prompt: lines.join('\n').trim(),
    negativePrompt: negative?.trim().slice(negativeStart.length).trim(),
    settings: parseSettings(settings ?? ''),
  };
}

/** Takes the last line for which `isStart` is true, and all after it, off the lines. Returns them as a text. */
function cutFrom(lines: string[], isStart: (line: string) => boolean): string | undefined {
  const at = lines.findLastIndex(isStart);
  return at < 0 ? undefined : lines.splice(at).join('\n');
}

/** Reads `key: value, key: "value, quoted", key: [{"json": 1}], …`. */
function parseSettings(line: string): Map<string, string> {
  const settings = new Map<string, string>();
  const key = /\s*([\w][\w \-/()]{0,60}?):\s*/y;
  for (let at = 0; at < line.length && settings.size < 500; ) {
    key.lastIndex = at;
    const [whole = '', name] = key.exec(line) ?? [];
    if (!name) {
      at = line.indexOf(',', at) + 1 || line.length;
      continue;
    }
    const start = at + whole.length;
    const end = valueEnd(line, start);
    if (!settings.has(name)) settings.set(name, unquote(line.slice(start, end).trim()));
    at = end + 1;
  }
  return settings;
}

/** Returns where the value that begins at `start` ends: at a comma outside of quotes and brackets, or a line break. */
function valueEnd(line: string, start: number): number {
  let depth = 0;
  let quoted = false;
  const structured = /["[{]/.test(line[start] ?? '');
  for (let at = start; at < line.length; at++) {
    const character = line.charAt(at);
    if (quoted && character === '\\') at++;
    else if (structured && character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (structured && '[{'.includes(character)) depth++;
    else if (structured && ']}'.includes(character)) depth--;
    else if (depth <= 0 && (character === ',' || character === '\n')) return at;
  }
  return line.length;
}

function unquote(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  return value.slice(1, -1).replace(/\\(["\\n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
