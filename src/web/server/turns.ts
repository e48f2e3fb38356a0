import { HttpRefusal } from "./route.ts";

/** How long whoever was put off is asked to wait. */
const retryAfter = 5;
/** The log is told of a crowd so seldom, however many are put off; the figures count them all. */
const tellEvery = 10_000;

/**
 * Public answers that are made anew take turns, so that however many ask, the desk and the pages that lie ready are answered
 * beside them. Whoever would wait too long is told to come back, before anything is made for them.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #patience: number;
  readonly #tell: () => void;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  /**
   * @param atOnce how many are made at a time
   * @param patience milliseconds that one waits for a turn
   * @param tell that somebody was put off
   */
  constructor(atOnce: number, patience: number, tell: () => void) {
    this.#atOnce = atOnce;
    this.#patience = patience;
    this.#tell = tell;
  }

  /**
   * Does something when it is its turn; first come, first served.
   * @throws HttpRefusal 503 `crowded`
   */
  async inTurn<Made>(make: () => Promise<Made>): Promise<Made> {
    await this.#turn();
    try {
      return await make();
    } finally {
      this.#taken -= 1;
      this.#waiting.shift()?.();
    }
  }

  #turn(): Promise<void> {
    const take = () => {
      this.#taken += 1;
    };
    if (this.#taken < this.#atOnce) return Promise.resolve(take());
    return new Promise((resolve, reject) => {
      const mine = () => {
        clearTimeout(late);
        resolve(take());
      };
      const late = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(mine), 1);
        this.#putOff();
        reject(new HttpRefusal(503, "crowded", {}, { retryAfter }));
      }, this.#patience);
      this.#waiting.push(mine);
    });
  }

  #putOff(): void {
    if (performance.now() - this.#toldAt < tellEvery) return;
    this.#toldAt = performance.now();
    this.#tell();
  }
}
