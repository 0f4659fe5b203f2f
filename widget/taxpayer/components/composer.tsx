import { useRef, useState } from 'preact/hooks';
import { sends } from '../../shared/composition.ts';
import type { ConversationState } from '../../shared/protocol.ts';
import type { Session } from '../session.ts';

const MOST = 2000;
const SHOW_COUNT = 1800;
const TYPING_EVERY_MS = 2500;

interface Props {
  session: Session;
  handover: () => void;
  mode: ConversationState;
  sent: () => void;
}

export function Composer({ session, handover, mode, sent }: Props) {
  const [text, setText] = useState('');
  const toldAt = useRef(0);
  const length = [...text].length;
  const tooLong = length > MOST;

  const send = () => {
    if (text.trim() === '' || tooLong) return;
    session.say(text.trim());
    session.typing(false);
    toldAt.current = 0;
    setText('');
    sent();
  };
  const onInput = (value: string) => {
    setText(value);
    if (value !== '' && Date.now() - toldAt.current > TYPING_EVERY_MS) {
      toldAt.current = Date.now();
      session.typing(true);
    }
  };

  return (
    <form
      class="composer"
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <label class="sr" for="question">
        输入您的问题
      </label>
      <textarea
        id="question"
        rows={2}
        placeholder="请输入您的税费问题"
        value={text}
        aria-describedby="question-count"
        aria-invalid={tooLong}
        onInput={(e) => onInput(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (!sends(e)) return;
          e.preventDefault();
          send();
        }}
      />
      <div class="actions">
        <button type="button" class="human" onClick={handover} disabled={mode.mode !== 'bot'}>
          转人工
        </button>
        <span id="question-count" class={tooLong ? 'count over' : 'count'}>
          {length > SHOW_COUNT ? `${length}/${MOST}` : ''}
        </span>
        <button type="submit" class="primary" disabled={tooLong}>
          发送
        </button>
      </div>
    </form>
  );
}
