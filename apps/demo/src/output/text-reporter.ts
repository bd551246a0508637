import { plural } from '../plural.js';
import { type Colours, createColours } from './colours.js';
import type { Paper } from './output.js';
import { terminalBar } from './progress-bar.js';
import { type Bar, type Chapter, type Journey, noBar, type Row, type Screen } from './reporter.js';
import { formatTable } from './table.js';
import { wrap } from './wrap.js';

/** Writes for people: in colours on a terminal, plainly into a file or a pipe. */
export class TextScreen implements Screen {
  readonly #paper: Paper;
  readonly #colours: Colours;
  #chapters = 0;

  constructor(paper: Paper) {
    this.#paper = paper;
    this.#colours = createColours(paper.terminal);
  }

  open({ url, version, sandbox }: Journey['server']): void {
    const { bold, cyan, dim } = this.#colours;
    const what = sandbox ? 'a sandbox that answers as InvokeAI' : 'InvokeAI';
    this.#line(`\n${bold('A tour of the InvokeAI SDK')}\n${dim('on')} ${what} ${version} ${dim('at')} ${cyan(url)}`);
  }

  chapter(title: string, about: string): void {
    const { bold, cyan, dim } = this.#colours;
    this.#line(`\n${cyan(String(++this.#chapters).padStart(2))}  ${bold(title)} ${dim(about)}`);
  }

  say(text: string): void {
    for (const line of wrap(text, this.#paper.width - 4)) this.#line(`    ${line}`);
  }

  entry(thing: string, text: string): void {
    this.say(thing);
    for (const line of wrap(text, this.#paper.width - 6)) this.#line(this.#colours.dim(`      ${line}`));
  }

  table(head: readonly string[], rows: readonly Row[]): void {
    const table = formatTable(head, rows, { width: this.#paper.width - 4, colours: this.#colours });
    this.#line(table.replace(/^/gm, '    '));
  }

  bar(label: string, total: number): Bar {
    return this.#paper.terminal ? terminalBar(label, total, this.#colours) : noBar;
  }

  over({ did, passedOver, requests, milliseconds }: Chapter): void {
    const { dim, green, magenta } = this.#colours;
    const [first = '', ...rest] = wrap(did, this.#paper.width - 6);
    this.#line(`    ${passedOver ? magenta('–') : green('✓')} ${first}`);
    for (const line of rest) this.#line(`      ${line}`);
    this.#line(dim(`      ${plural(requests, 'request')}, ${seconds(milliseconds)}`));
  }

  end({ chapters, broken, places }: Journey): void {
    const { bold, cyan, dim } = this.#colours;
    const sum = (key: 'requests' | 'milliseconds'): number =>
      chapters.reduce((total, chapter) => total + chapter[key], 0);
    this.#line(`\n${bold('What it did')}`);
    this.table(
      ['chapter', 'what it did', 'requests', 'time'],
      chapters.map(({ title, did, requests, milliseconds }) => [title, did, requests, seconds(milliseconds)]),
    );
    this.say(dim(`${plural(sum('requests'), 'request')} in all, ${seconds(sum('milliseconds'))}`));
    if (broken.length > 0) {
      this.#line(`\n${bold(`${plural(broken.length, 'file')} left out`)}`);
      for (const { file, reason } of broken) this.entry(file, reason);
    }
    this.#line(`\n${bold('Where to look')}`);
    for (const { what, where } of places) this.#line(`    ${what}\n      ${cyan(where)}`);
    this.#line('');
  }

  fail(sentence: string): void {
    this.#paper.complain(`${this.#colours.red(sentence)}\n`);
  }

  #line(text: string): void {
    this.#paper.write(`${text}\n`);
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;
