/** Runs jobs of one key one after the other, jobs of different keys side by side. */
export function createSerial() {
  const tails = new Map<string, Promise<unknown>>();
  return function serial<T>(key: string, job: () => Promise<T>): Promise<T> {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(job, job);
    const tail = mine.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
}
