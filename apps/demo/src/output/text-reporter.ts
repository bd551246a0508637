import { plural } from '../plural.js';
import { type Colours, createColours } from './colours.js';
import type { Output } from './output.js';
import { terminalProgressBar } from './progress-bar.js';
import {
  noProgressBar,
  type ProgressBar,
  type Reporter,
  type Row,
  type StepReport,
  type TourReport,
} from './reporter.js';
import { formatTable } from './table.js';
import { wrap } from './wrap.js';

/** Writes text for people, with colours on a terminal. */
export class TextReporter implements Reporter {
  readonly #output: Output;
  readonly #colours: Colours;
  #stepCount = 0;

  constructor(output: Output) {
    this.#output = output;
    this.#colours = createColours(output.isTerminal);
  }

  start({ url, version, isSandbox }: TourReport['server']): void {
    const { bold, cyan, dim } = this.#colours;
    const what = isSandbox ? 'a sandbox of InvokeAI' : 'InvokeAI';
    this.#line(`\n${bold('A tour of the InvokeAI SDK')}\n${dim('on')} ${what} ${version} ${dim('at')} ${cyan(url)}`);
  }

  startStep(title: string, about: string): void {
    const { bold, cyan, dim } = this.#colours;
    this.#line(`\n${cyan(String(++this.#stepCount).padStart(2))}  ${bold(title)} ${dim(about)}`);
  }

  text(text: string): void {
    for (const line of wrap(text, this.#output.width - 4)) this.#line(`    ${line}`);
  }

  detail(subject: string, text: string): void {
    this.text(subject);
    for (const line of wrap(text, this.#output.width - 6)) this.#line(this.#colours.dim(`      ${line}`));
  }

  table(head: readonly string[], rows: readonly Row[]): void {
    const table = formatTable(head, rows, { width: this.#output.width - 4, colours: this.#colours });
    this.#line(table.replace(/^/gm, '    '));
  }

  bar(label: string, total: number): ProgressBar {
    return this.#output.isTerminal ? terminalProgressBar(label, total, this.#colours) : noProgressBar;
  }

  finishStep({ summary, isSkipped, requests, milliseconds }: StepReport): void {
    const { dim, green, magenta } = this.#colours;
    const [first = '', ...rest] = wrap(summary, this.#output.width - 6);
    this.#line(`    ${isSkipped ? magenta('–') : green('✓')} ${first}`);
    for (const line of rest) this.#line(`      ${line}`);
    this.#line(dim(`      ${plural(requests, 'request')}, ${seconds(milliseconds)}`));
  }

  finish({ steps, invalidFiles, locations }: TourReport): void {
    const { bold, cyan, dim } = this.#colours;
    const sum = (key: 'requests' | 'milliseconds'): number => steps.reduce((total, step) => total + step[key], 0);
    this.#line(`\n${bold('Summary')}`);
    this.table(
      ['step', 'result', 'requests', 'time'],
      steps.map(({ title, summary, requests, milliseconds }) => [title, summary, requests, seconds(milliseconds)]),
    );
    this.text(dim(`${plural(sum('requests'), 'request')} in all, ${seconds(sum('milliseconds'))}`));
    if (invalidFiles.length > 0) {
      this.#line(`\n${bold(`${plural(invalidFiles.length, 'file')} skipped`)}`);
      for (const { file, reason } of invalidFiles) this.detail(file, reason);
    }
    this.#line(`\n${bold('Locations')}`);
    for (const { what, where } of locations) this.#line(`    ${what}\n      ${cyan(where)}`);
    this.#line('');
  }

  fail(message: string): void {
    this.#output.error(`${this.#colours.red(message)}\n`);
  }

  #line(text: string): void {
    this.#output.write(`${text}\n`);
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;
