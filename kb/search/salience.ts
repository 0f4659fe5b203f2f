import { z } from 'zod';
import type { Channel } from '../language/segment.ts';
import { byChannel, type Corpus, type TermTable } from './corpus.ts';

const PRIOR_PAIRS = 2;
// A term seen in fewer pairs than this is as good as unknown, and would only fill the file.
const FEWEST_PAIRS = 12;

const channel = z.strictObject({ usual: z.number(), terms: z.record(z.string(), z.number()) });
const salience = z.strictObject({ words: channel, bigrams: channel, characters: channel });
/** Salience by channel and term, as training wrote it; `usual` for every other term. */
export type Salience = z.infer<typeof salience>;
export const salienceModel = z.strictObject({ provenance: z.record(z.string(), z.unknown()), salience });

/**
 * How much a term says about what is asked, 0…1: of the pairs of wordings of one article in which it stands, the share that
 * has it on both sides. 小规模 in a question about 小规模 stays from wording to wording; 客户 comes and goes.
 */
export function mineSalience(corpus: Corpus): Salience {
  return byChannel((name) => mine(corpus, corpus.rows[name], [...corpus.numbers[name].keys()]));
}

function mine(corpus: Corpus, table: TermTable, terms: readonly string[]): Salience[Channel] {
  const both = new Float64Array(table.frequencies.length);
  const either = new Float64Array(table.frequencies.length);
  for (let entry = 0; entry < corpus.entries; entry++) {
    const first = corpus.firstRow[entry] as number;
    const last = corpus.firstRow[entry + 1] as number;
    const rows = last - first;
    const counts = new Map<number, number>();
    for (let i = table.starts[first] as number; i < (table.starts[last] as number); i++) {
      const term = table.ids[i] as number;
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    for (const [term, n] of counts) {
      both[term] = (both[term] as number) + pairs(n);
      either[term] = (either[term] as number) + pairs(rows) - pairs(rows - n);
    }
  }
  const usual = round(sum(both) / (sum(either) || 1));
  const known = terms.flatMap((term, id): [string, number][] => {
    const seen = either[id] as number;
    if (seen < FEWEST_PAIRS) return [];
    return [[term, round(((both[id] as number) + PRIOR_PAIRS * usual) / (seen + PRIOR_PAIRS))]];
  });
  return { usual, terms: Object.fromEntries(known.sort((a, b) => (a[0] < b[0] ? -1 : 1))) };
}

/** The salience of each term of a corpus on a channel. Without a model all terms count alike. */
export function salienceOf(corpus: Corpus, name: Channel, model: Salience | null): Float32Array {
  const found = new Float32Array(corpus.numbers[name].size).fill(model?.[name].usual ?? 1);
  if (model)
    for (const [term, id] of corpus.numbers[name]) {
      const known = model[name].terms[term];
      if (known !== undefined) found[id] = known;
    }
  return found;
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const sum = (values: Float64Array): number => values.reduce((total, n) => total + n, 0);
const round = (n: number): number => Math.round(n * 1000) / 1000;
