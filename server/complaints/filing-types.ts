import type { FilingType } from '../realtime/protocol.ts';

export const FILING_TYPES = ['report', 'complaint'] as const satisfies readonly FilingType[];
