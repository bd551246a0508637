import type { Chapter } from './output/reporter.js';
import type { Outcome, Stage } from './step.js';

/** Plays chapters, and keeps what they did, the requests they took and their time. */
export class Player {
  readonly chapters: Chapter[] = [];
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Returns what the chapter returns; `about` goes on where the title stops. */
  readonly play = async <T extends Outcome>(
    title: string,
    about: string,
    chapter: (stage: Stage) => Promise<T>,
  ): Promise<T> => {
    const { screen, requests } = this.#stage;
    const [start, before] = [performance.now(), requests()];
    screen.chapter(title, about);
    const outcome = await chapter(this.#stage);
    const { did, facts, passedOver = false } = outcome;
    const milliseconds = Math.round(performance.now() - start);
    const over = { title, did, facts, passedOver, requests: requests() - before, milliseconds };
    screen.over(over);
    this.chapters.push(over);
    return outcome;
  };
}
