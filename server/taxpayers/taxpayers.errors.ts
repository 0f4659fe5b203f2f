import { defineError } from '../shared/errors.ts';

export const tokenInvalid = defineError('TOKEN_INVALID', 401, '访问凭证无效，请重新打开咨询窗口。');
export const tokenExpired = defineError('TOKEN_EXPIRED', 401, '访问凭证已过期，请重新打开咨询窗口。');
export const identityInvalid = defineError('IDENTITY_INVALID', 401, '网站提供的身份信息无效或已过期。');
export const identityUnavailable = defineError('IDENTITY_UNAVAILABLE', 503, '本站未启用身份传递。');
