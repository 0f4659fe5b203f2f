const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const short = format({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** "11/25 18:00" */
export const when = (iso: string): string => short.format(new Date(iso));

/** How long ago, in words: "3 分钟". */
export function waited(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}

/** Opening time left, in words: "剩 3 小时 20 分", "已超 1 小时". A working day has 7 opening hours. */
export function timeLeft(minutes: number): string {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const words = [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分` : '']
    .filter(Boolean)
    .join(' ');
  return minutes < 0 ? `已超 ${words}` : `剩 ${words}`;
}
