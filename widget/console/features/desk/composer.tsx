import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { sends } from '../../../shared/composition.ts';

const MOST = 2000;
const TYPING_EVERY_MS = 2500;

interface Props {
  conversationId: string;
  send: (text: string) => void;
  typing: (on: boolean) => void;
}

/** What the agent writes; a draft is kept for each conversation, also over a lost session. */
export function Composer({ conversationId, send, typing }: Props) {
  const key = `console.draft.${conversationId}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const toldAt = useRef(0);
  useEffect(() => {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  }, [key, text]);

  const submit = () => {
    if (text.trim() === '' || [...text].length > MOST) return;
    send(text.trim());
    setText('');
    toldAt.current = 0;
    typing(false);
  };
  return (
    <form
      className="composer"
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <Input.TextArea
        aria-label="回复纳税人"
        placeholder="输入回复，Enter 发送，Shift+Enter 换行"
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        maxLength={MOST}
        onChange={(e) => {
          setText(e.target.value);
          if (Date.now() - toldAt.current > TYPING_EVERY_MS) {
            toldAt.current = Date.now();
            typing(true);
          }
        }}
        onKeyDown={(e) => {
          if (!sends({ key: e.key, shiftKey: e.shiftKey, isComposing: e.nativeEvent.isComposing, keyCode: e.keyCode }))
            return;
          e.preventDefault();
          submit();
        }}
      />
      <Button type="primary" htmlType="submit">
        发送
      </Button>
    </form>
  );
}
