import type { Corpus, TermTable } from './corpus.ts';

const PRIOR_PAIRS = 2;

/**
 * How much a term says about what is asked, by term, 0…1: of the pairs of wordings of one article in which it stands, the share that
 * has it on both sides. 小规模 in a question about 小规模 stays from wording to wording; 客户 comes and goes.
 */
export function salienceOf(corpus: Corpus, table: TermTable): Float32Array {
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
  const usual = sum(both) / (sum(either) || 1);
  return Float32Array.from(both, (n, term) => (n + PRIOR_PAIRS * usual) / ((either[term] as number) + PRIOR_PAIRS));
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const sum = (values: Float64Array): number => values.reduce((total, n) => total + n, 0);
