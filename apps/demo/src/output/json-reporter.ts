import type { Paper } from './output.js';
import { type Bar, type Journey, noBar, type Screen } from './reporter.js';

/** Says nothing until the end, and then one JSON document. */
export class JsonScreen implements Screen {
  readonly #paper: Pick<Paper, 'write'>;

  constructor(paper: Pick<Paper, 'write'>) {
    this.#paper = paper;
  }

  open(): void {}
  chapter(): void {}
  say(): void {}
  entry(): void {}
  table(): void {}
  over(): void {}

  bar(): Bar {
    return noBar;
  }

  end(journey: Journey): void {
    const requests = journey.chapters.reduce((sum, chapter) => sum + chapter.requests, 0);
    this.#paper.write(`${JSON.stringify({ ...journey, requests }, null, 2)}\n`);
  }

  fail(error: string): void {
    this.#paper.write(`${JSON.stringify({ error }, null, 2)}\n`);
  }
}
