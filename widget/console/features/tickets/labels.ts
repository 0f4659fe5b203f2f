import type { Kind } from '../../../../kb/articles/articles.types.ts';
import type { AgentTicket } from '../../../shared/protocol.ts';

export const KINDS: { value: Kind; label: string }[] = [
  { value: 'general', label: '一般咨询（1 个工作日）' },
  { value: 'operation', label: '操作咨询（1 个工作日）' },
  { value: 'complex', label: '复杂问题（3 个工作日）' },
];

export const URGENCY: Record<AgentTicket['urgency'], { label: string; color: string }> = {
  late: { label: '已超时', color: 'red' },
  near: { label: '临期', color: 'orange' },
  normal: { label: '正常', color: 'green' },
  stopped: { label: '已停表', color: 'default' },
};
