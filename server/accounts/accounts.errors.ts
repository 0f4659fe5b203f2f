import { defineError } from '../shared/errors.ts';

export const notSignedIn = defineError('NOT_SIGNED_IN', 401, '请先登录。');
export const wrongCredentials = defineError('WRONG_CREDENTIALS', 401, '用户名或密码不正确。');
export const accountLocked = defineError('ACCOUNT_LOCKED', 429, '连续输错次数过多，账号已暂时锁定，请稍后再试。');
export const passwordWeak = defineError(
  'PASSWORD_WEAK',
  400,
  '新密码至少 12 个字符，不能与用户名或当前密码相同，也不能是常见密码。',
);
export const usernameTaken = defineError('USERNAME_TAKEN', 409, '这个用户名已被使用。');
export const mustChangePassword = defineError('MUST_CHANGE_PASSWORD', 403, '请先修改初始密码。');
export const lastAdmin = defineError('LAST_ADMIN', 409, '至少要保留一名可用的管理员。');
