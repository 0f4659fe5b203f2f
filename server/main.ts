import { readConfig } from './config.ts';
import { AppError } from './shared/errors.ts';
import { type Running, start } from './start.ts';

const FORCE_QUIT_MS = 10_000;

function announce(running: Running, dataDir: string): void {
  const lines = [
    '',
    '12366 咨询服务已启动',
    `  演示页面  ${running.origin}/`,
    `  坐席台    ${running.origin}/console/`,
    `  数据目录  ${dataDir}`,
    `  知识库    ${running.articles} 条知识`,
    '  引擎      存储 SQLite · 检索 内置 · 消息总线 进程内',
  ];
  if (running.firstAdmin) {
    const { username, password } = running.firstAdmin;
    lines.push(`  管理员    ${username}`, `  初始密码  ${password}  （只显示这一次，首次登录须修改）`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n按 Ctrl-C 停止。\n`);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const running = await start(config);
  announce(running, config.dataDir);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('正在停止…\n');
    setTimeout(() => process.exit(1), FORCE_QUIT_MS).unref();
    running.stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`停止时出错：${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const line = error instanceof AppError ? `${error.code}：${error.message}` : (error as Error).stack;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
