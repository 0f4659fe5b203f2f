import type { HumanReason } from '../../kb/answering/answering.types.ts';

/** Why a conversation goes to a person. */
export type HandoverReason = HumanReason | 'button' | 'not-solved' | 'fault' | 'agent-lost';

const LABELS: Record<HandoverReason, string> = {
  requested: '纳税人要求转人工',
  button: '纳税人点了“转人工”',
  'not-found': '知识库没有把握回答',
  'no-version': '该时间或地区没有对应口径',
  'handling-human': '需由人工判断的问题',
  'personal-data': '涉及个人或企业自身数据',
  complex: '情况复杂，需业务人员判断',
  'non-compliance': '自述不合规，只答合规做法',
  suggestion: '意见建议，请登记',
  crisis: '情绪危机，请尽快联系',
  'too-many': '一次问题较多',
  'not-solved': '纳税人反馈未解决',
  fault: '智能应答出错',
  'agent-lost': '原坐席掉线，重新排队',
};

/** What agents read. */
export const reasonLabel = (reason: string): string => LABELS[reason as HandoverReason] ?? reason;
