import { createStore } from './store.ts';

export type View = 'chat' | 'browse' | 'lookup' | 'leave';

/** What is on screen, apart from the conversation itself. `visible`: the host page shows the frame. */
export const createUi = () => createStore<{ view: View; visible: boolean }>({ view: 'chat', visible: true });
export type Ui = ReturnType<typeof createUi>;
