import { defineError } from '../shared/errors.ts';

export const textEmpty = defineError('TEXT_EMPTY', 400, '请先输入内容再发送。');
export const textTooLong = defineError('TEXT_TOO_LONG', 400, '内容太长了，请控制在 2000 字以内，或分几条发送。');
export const messageIdConflict = defineError(
  'MESSAGE_ID_CONFLICT',
  409,
  '这条消息的编号已用于另一条内容，请重新发送。',
);
export const articleUnknown = defineError('ARTICLE_UNKNOWN', 404, '没有找到这个问题，可能已更新，请换个问法。');
export const answerUnknown = defineError('ANSWER_UNKNOWN', 404, '没有找到要评价的这条答复。');
export const conversationUnknown = defineError('CONVERSATION_UNKNOWN', 404, '没有找到这个会话。');
