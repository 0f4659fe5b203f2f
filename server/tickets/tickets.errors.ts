import { defineError } from '../shared/errors.ts';

export const ticketUnknown = defineError(
  'TICKET_UNKNOWN',
  404,
  '没有找到这张问题单，请核对查询码；登记时留过手机号的，还需要手机号后四位。',
);
export const ticketCodeInvalid = defineError('TICKET_CODE_INVALID', 400, '查询码的格式不对，应类似 TQ-7K3M-92QX。');
export const ticketsTooMany = defineError('TICKETS_TOO_MANY', 429, '您未办结的问题单已有 10 张，请等答复后再登记。');
export const phoneInvalid = defineError('PHONE_INVALID', 400, '手机号格式不对，请填写 11 位手机号，或留空。');
export const ticketClosed = defineError('TICKET_CLOSED', 409, '这张问题单已答复，不能再做这项操作。');
export const replyEmpty = defineError('REPLY_EMPTY', 400, '请填写答复内容，或选择一条知识原文。');
export const kindUnchanged = defineError('KIND_UNCHANGED', 409, '问题类型没有变化。');
