/** The place of a number among the ascending `ids` from `start` to `end`; -1 when it is not there. */
export function placeOf(ids: Uint32Array, wanted: number, start: number, end: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < end && ids[low] === wanted ? low : -1;
}

export const contains = (ids: Uint32Array, wanted: number, start: number, end: number): boolean =>
  placeOf(ids, wanted, start, end) >= 0;
