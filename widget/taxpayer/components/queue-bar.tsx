import type { ConversationState } from '../../shared/protocol.ts';

interface Props {
  mode: ConversationState;
  typing: string | null;
  cancel: () => void;
  leave: () => void;
}

/** Where one stands in the queue, or that the agent is typing. */
export function QueueBar({ mode, typing, cancel, leave }: Props) {
  return (
    <div class="queue" data-empty={mode.mode !== 'waiting' && typing === null}>
      <span role="status">
        {mode.mode === 'waiting' && `正在排队，您是第 ${mode.position} 位`}
        {typing !== null && `${typing} 正在输入…`}
      </span>
      {mode.mode === 'waiting' && (
        <>
          <button type="button" class="link" onClick={cancel}>
            取消排队
          </button>
          <button type="button" class="link" onClick={leave}>
            改为留言
          </button>
        </>
      )}
    </div>
  );
}
