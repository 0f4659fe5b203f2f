/** The few rows with the highest scores, the highest first; used again and again. */
export class Nearest {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
  count = 0;

  constructor(size: number) {
    this.rows = new Uint32Array(size);
    this.scores = new Float64Array(size);
  }

  clear(): void {
    this.count = 0;
  }

  add(row: number, score: number): void {
    const { rows, scores } = this;
    if (this.count === rows.length && score <= (scores[this.count - 1] as number)) return;
    let at = this.count < rows.length ? this.count++ : this.count - 1;
    for (; at > 0 && score > (scores[at - 1] as number); at--) {
      rows[at] = rows[at - 1] as number;
      scores[at] = scores[at - 1] as number;
    }
    rows[at] = row;
    scores[at] = score;
  }
}
