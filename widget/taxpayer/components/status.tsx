interface Props {
  status: 'connecting' | 'online' | 'offline';
  restored: boolean;
  waiting: number;
}

/** The connection's state, always in the page so that a change is announced. */
export function Status({ status, restored, waiting }: Props) {
  let text = '';
  if (status === 'offline')
    text =
      waiting > 0 ? `连接已断开，${waiting} 条消息会在恢复后自动发送` : '连接已断开，正在重连；消息会在恢复后自动发送';
  else if (status === 'connecting') text = '正在连接…';
  else if (restored) text = '连接已恢复';
  return (
    <div role="status" class={`status ${status}`} data-empty={text === ''}>
      {text}
    </div>
  );
}
