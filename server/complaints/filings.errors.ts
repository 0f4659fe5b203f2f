import { defineError } from '../shared/errors.ts';

export const filingIncomplete = (fields: string[]) =>
  defineError('FILING_INCOMPLETE', 400, `还缺少：${fields.join('、')}。请补充后再提交。`)();
export const filingsTooMany = defineError('FILINGS_TOO_MANY', 429, '您未办结的检举、投诉已有 5 件，请等办理后再提交。');
export const filingUnknown = defineError('FILING_UNKNOWN', 404, '没有找到这件检举或投诉，请核对查询码。');
export const filingClosed = defineError('FILING_CLOSED', 409, '这件检举或投诉已办结，不能再改。');
export const filingReplyEmpty = defineError('FILING_REPLY_EMPTY', 400, '请写明办理情况，纳税人会看到这段话。');
