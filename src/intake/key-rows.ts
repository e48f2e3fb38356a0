import { hash } from "node:crypto";

const slotWords = 6;

/**
 * Which row a key was first met in, and how often it has been met: 24 bytes a key, so that a million keys stay at
 * about 50 MB where a Map of texts takes several times that. Keys are told apart by 128 bits of SHA-256.
 */
export class KeyRows {
  #slots = new Uint32Array(1024 * slotWords);
  #capacity = 1024;
  #size = 0;

  /** The row that had the key first (this one, when it is new), and how many rows have had it by now. */
  meet(key: string, row: number): { readonly first: number; readonly times: number } {
    if (this.#size * 2 >= this.#capacity) this.#grow();
    const words = wordsIn(key);
    const slot = this.#slotOf(words);
    if (this.#slots[slot + 5] === 0) {
      this.#slots.set([...words, row, 1], slot);
      this.#size++;
      return { first: row, times: 1 };
    }
    const times = (this.#slots[slot + 5] ?? 0) + 1;
    this.#slots[slot + 5] = times;
    return { first: this.#slots[slot + 4] ?? row, times };
  }

  /** How often a key has been met. */
  times(key: string): number {
    return this.#slots[this.#slotOf(wordsIn(key)) + 5] ?? 0;
  }

  /** Where the key lies, or the empty slot where it belongs: open addressing, next slot on collision. */
  #slotOf(words: readonly number[]): number {
    let index = (words[0] ?? 0) % this.#capacity;
    for (;;) {
      const slot = index * slotWords;
      const empty = this.#slots[slot + 5] === 0;
      if (empty || words.every((word, at) => this.#slots[slot + at] === word)) return slot;
      index = (index + 1) % this.#capacity;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#slots = new Uint32Array(this.#capacity * slotWords);
    for (let slot = 0; slot < old.length; slot += slotWords) {
      const entry = old.subarray(slot, slot + slotWords);
      if (entry[5] !== 0) this.#slots.set(entry, this.#slotOf([...entry.subarray(0, 4)]));
    }
  }
}

function wordsIn(key: string): readonly number[] {
  const digest = hash("sha256", key, "buffer");
  return [0, 4, 8, 12].map((at) => digest.readUInt32LE(at));
}
