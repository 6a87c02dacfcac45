import { createHash, type Hash } from 'node:crypto';
import type { Summary } from './format.ts';

const lineFeed = 10;

/** Counts a part while it goes by. COPY ends each row with the only bare line feed in it, so that rows can be counted. */
export class Tally {
  readonly #part: string;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;
  #rows = 0;

  constructor(part: string) {
    this.#part = part;
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    if (!this.#isTable) return;
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) this.#rows += 1;
  }

  /** To be asked once, at the part's end. */
  summary(): Summary {
    return {
      part: this.#part,
      bytes: this.#bytes,
      rows: this.#isTable ? this.#rows : null,
      sha256: this.#hash.digest('hex'),
    };
  }

  get #isTable(): boolean {
    return this.#part.startsWith('tables/');
  }
}
