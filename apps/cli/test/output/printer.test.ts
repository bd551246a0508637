import { expect, test } from 'vitest';

import { printUnsettled } from '../../src/change/print-unsettled.js';
import { CliError, InterruptedError } from '../../src/error/cli-error.js';
import { renderError } from '../../src/error/render.js';
import { toJson } from '../../src/output/json.js';
import { Printer } from '../../src/output/printer.js';

/** A host that keeps what is written, on a terminal of `columns` columns or on pipes. */
function host(columns?: number) {
  const written: string[] = [];
  const stream = { isTTY: columns !== undefined, columns, write: (text: string) => written.push(text) };
  return { stdout: stream, stderr: stream, text: () => written.join('') };
}

test('a note is broken at spaces on a terminal, and on a pipe it is one line', () => {
  const note = 'continues what was interrupted; what was added since then is for another run';
  const [terminal, pipe] = [host(40), host()];
  for (const one of [terminal, pipe]) new Printer(one, { isJson: false, command: 'images upload' }).note(note);
  expect(terminal.text()).toBe(`${'continues what was interrupted; what was\nadded since then is for another run'}\n`);
  expect(pipe.text()).toBe(`${note}\n`);
});

test('the ^C of a terminal is not in front of the error, and nothing is removed for another error or on a pipe', () => {
  const [terminal, pipe] = [host(60), host()];
  for (const one of [terminal, pipe]) renderError(new InterruptedError(), one, false);
  expect(terminal.text()).toBe('\r\u001b[Kinvoke: interrupted\n');
  expect(pipe.text()).toBe('invoke: interrupted\n');
  const other = host(60);
  renderError(new CliError('no board'), other, false);
  expect(other.text()).toBe('invoke: no board\n');
});

test('what was not sent is counted and not named, because it is continued without its names', () => {
  const of = (status: 'failed' | 'not-sent') =>
    ['a.png', 'b.png'].map((name) => ({ action: 'upload', kind: 'image', name, status }) as const);
  const texts: string[] = [];
  printUnsettled([...of('failed'), ...of('not-sent')], { width: 60, text: (text) => void texts.push(text) });
  expect(texts.join('')).toBe('failed: upload 2 images\n  a.png\n  b.png\nnot-sent: upload 2 images\n');
});

test('the last line of a long command is written in pieces, and is the JSON of the whole', () => {
  const outcomes = Array.from({ length: 1_000 }, (_, index) => ({ name: `${index}.png`, size: 2n ** 53n + 1n }));
  for (const facts of [{ outcomes, counts: { done: 1_000 }, why: undefined }, { outcomes: [], skipped: [1] }, {}]) {
    const written: string[] = [];
    const stdout = { write: (text: string) => void written.push(text) };
    const print = new Printer({ stdout, stderr: stdout } as never, { isJson: true, command: 'images copy' });
    print.end(true, facts);
    expect(written.join('')).toBe(`${toJson({ v: 1, ok: true, command: 'images copy', ...facts })}\n`);
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(20_000);
  }
});
