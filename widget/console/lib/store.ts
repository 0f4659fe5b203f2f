import { useSyncExternalStore } from 'react';

/** A value outside React that components watch. */
export class Store<T extends object> {
  #value: T;
  #listeners = new Set<() => void>();
  constructor(initial: T) {
    this.#value = initial;
  }
  get = (): T => this.#value;
  set(change: Partial<T>): void {
    this.#value = { ...this.#value, ...change };
    for (const listener of this.#listeners) listener();
  }
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const useStore = <T extends object>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
