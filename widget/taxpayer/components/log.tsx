import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type LogProps, MessageItem } from './message-item.tsx';
import { Pending } from './pending.tsx';
import { Welcome } from './welcome.tsx';

const NEAR_END = 80;

/** The conversation. It follows new messages only when its end is in view; otherwise a button says that there are some. */
export function Log(props: LogProps) {
  const { state, config, session, hidden } = props;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [unseen, setUnseen] = useState(false);
  const count = state.messages.length + state.waiting.length;

  /** Where the last message begins: a long answer is shown from its conclusion on. */
  const endTop = () => {
    const last = box.current?.lastElementChild as HTMLElement | null;
    let first = last;
    // Several answers to one message are read from the first on.
    while (first?.querySelector('.about') && first.previousElementSibling?.querySelector('.about'))
      first = first.previousElementSibling as HTMLElement;
    return (first?.offsetTop ?? 8) - 8;
  };
  const toEnd = () => {
    atEnd.current = true;
    box.current?.scrollTo({ top: endTop() });
    setUnseen(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what moves it
  useLayoutEffect(() => {
    const mine = state.waiting.length > 0 || state.messages.at(-1)?.author === 'taxpayer';
    if (atEnd.current || mine) toEnd();
    else if (count > 0) setUnseen(true);
  }, [count, hidden]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the observer is set up once; what it calls reads the refs
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    atEnd.current = below < NEAR_END || element.scrollTop > endTop() - NEAR_END;
    if (atEnd.current) setUnseen(false);
  };

  return (
    <div class="log-frame" hidden={hidden}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="log" ref={box} role="log" aria-label="对话内容" tabIndex={0} onScroll={onScroll}>
        <Welcome config={config} ask={props.ask} browse={props.browse} staffed={state.staffed} brief={count > 0} />
        {state.messages.map((message) => (
          <MessageItem key={message.seq} message={message} {...props} />
        ))}
        {state.waiting
          .filter((item) => !state.messages.some((m) => m.id === item.id))
          .map((item) => (
            <Pending key={item.id} item={item} session={session} />
          ))}
      </div>
      {unseen && (
        <button type="button" class="unseen" onClick={toEnd}>
          有新消息 ↓
        </button>
      )}
    </div>
  );
}
