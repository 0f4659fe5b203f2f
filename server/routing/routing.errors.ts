import { defineError } from '../shared/errors.ts';

export const conversationTaken = defineError('CONVERSATION_TAKEN', 409, '这个会话已由其他坐席接入。');
export const notWaiting = defineError('NOT_WAITING', 409, '这个会话已不在等待中。');
export const notYours = defineError('NOT_YOURS', 403, '这个会话不是由您接待，不能操作。');
export const atCapacity = defineError('AT_CAPACITY', 409, '您接待的会话已达上限，请先结束一个再接入。');
export const notOnline = defineError('NOT_ONLINE', 409, '请先切换为在线状态再接入。');
export const alreadyRated = defineError('ALREADY_RATED', 409, '您已经评价过了，谢谢。');
export const nothingToRate = defineError('NOTHING_TO_RATE', 404, '没有找到可以评价的服务。');
