import type { AskedTerms, Corpus, TermTable } from './corpus.ts';
import { placeOf } from './sorted.ts';

const MOST_ROWS = 255;

/** The terms that the rows of each entry have, ascending: entry `e` has `starts[e]` to `starts[e + 1]`. */
export interface EntryTerms {
  starts: Uint32Array;
  ids: Uint32Array;
  /** In how many rows of the entry each stands. */
  rows: Uint8Array;
}

export function createEntryTerms({ entries, firstRow }: Corpus, table: TermTable): EntryTerms {
  const starts = new Uint32Array(entries + 1);
  const ids = new Uint32Array(table.ids.length);
  const rows = new Uint8Array(table.ids.length);
  const times = new Uint32Array(table.frequencies.length);
  let count = 0;
  for (let entry = 0; entry < entries; entry++) {
    const first = count;
    const end = table.starts[firstRow[entry + 1] as number] as number;
    for (let i = table.starts[firstRow[entry] as number] as number; i < end; i++) {
      const term = table.ids[i] as number;
      if (times[term] === 0) ids[count++] = term;
      times[term] = (times[term] as number) + 1;
    }
    ids.subarray(first, count).sort();
    for (let i = first; i < count; i++) {
      const term = ids[i] as number;
      rows[i] = Math.min(times[term] as number, MOST_ROWS);
      times[term] = 0;
    }
    starts[entry + 1] = count;
  }
  return { starts, ids: ids.slice(0, count), rows: rows.slice(0, count) };
}

const NO_TERMS = new Uint32Array(0);
// With more terms than this, going through the entry's terms once is faster than looking for each.
const MANY = 12;

/** Where an entry has each term asked for; used again and again, since garbage of typed arrays is dear. */
export class Places {
  readonly #terms: EntryTerms;
  #asked: Uint32Array = NO_TERMS;
  #places = new Int32Array(256);
  /** By term: its place in a long question, from 1. */
  readonly #wanted: Uint16Array;

  /** @param size how many terms there are */
  constructor(terms: EntryTerms, size: number) {
    this.#terms = terms;
    this.#wanted = new Uint16Array(size);
  }

  set({ ids }: AskedTerms): void {
    this.#asked = ids;
    if (ids.length > this.#places.length) this.#places = new Int32Array(2 * ids.length);
    if (ids.length > MANY) for (let n = 0; n < ids.length; n++) this.#wanted[ids[n] as number] = n + 1;
  }

  unset(): void {
    if (this.#asked.length > MANY) for (const id of this.#asked) this.#wanted[id] = 0;
    this.#asked = NO_TERMS;
  }

  /** By the term's place in the question; -1 where the entry has not the term. Good until the next call. */
  in(entry: number): Int32Array {
    const { starts, ids } = this.#terms;
    const asked = this.#asked;
    const places = this.#places;
    const first = starts[entry] as number;
    const end = starts[entry + 1] as number;
    if (asked.length <= MANY) {
      for (let n = 0; n < asked.length; n++) places[n] = placeOf(ids, asked[n] as number, first, end);
      return places;
    }
    const wanted = this.#wanted;
    places.fill(-1, 0, asked.length);
    for (let i = first; i < end; i++) {
      const n = wanted[ids[i] as number] as number;
      if (n > 0) places[n - 1] = i;
    }
    return places;
  }
}
