import { House, type HouseOptions } from './schedule-house.js';

const KINDS = 8;

/** Returns what the house of a schedule is built with: how slow its server is. */
const kindOf = (seed: number): HouseOptions => ({
  startDelay: 5 * (seed % KINDS),
  nodeDelay: (2 * seed) % (2 * KINDS),
});

/** Houses that are lent, so that not each schedule builds its own. */
export class Street implements AsyncDisposable {
  readonly #empty = new Map<number, House[]>();

  /** Returns a house for a schedule; one that is left for a while, on a disk, is nobody else's. */
  async lend(seed: number, isLeft: boolean): Promise<House> {
    if (isLeft) return House.openOnDisk(kindOf(seed));
    return this.#empty.get(seed % KINDS)?.pop() ?? House.open(kindOf(seed));
  }

  async takeBack(house: House, seed: number): Promise<void> {
    await house.tidy();
    const others = this.#empty.get(seed % KINDS) ?? [];
    this.#empty.set(seed % KINDS, [...others, house]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const house of [...this.#empty.values()].flat()) await house.close();
  }
}
