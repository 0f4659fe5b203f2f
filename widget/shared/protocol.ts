export type * from '../../server/realtime/protocol.ts';
