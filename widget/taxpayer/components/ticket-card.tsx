import { useId, useState } from 'preact/hooks';
import type { TicketView } from '../../shared/protocol.ts';
import { newId, type Session } from '../session.ts';
import { AnswerCard } from './answer-card.tsx';

interface Props {
  text?: string;
  ticket: TicketView;
  /** Null where the ticket is only looked at, by its code. */
  session: Session | null;
  newest: boolean;
}

/** A ticket: its code, the promise, what was answered, and what may still be added. */
export function TicketCard({ text, ticket: given, session, newest }: Props) {
  const [ticket, setTicket] = useState(given);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(ticket.code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section class="ticket" aria-label={`问题单 ${ticket.code}`}>
      {text && <p>{text}</p>}
      <dl>
        <div>
          <dt>查询码</dt>
          <dd>
            <strong class="code">{ticket.code}</strong>
            <button type="button" class="link" onClick={copy}>
              {copied ? '已复制' : '复制'}
            </button>
          </dd>
        </div>
        <div>
          <dt>状态</dt>
          <dd>
            {ticket.statusLabel}（{ticket.kindLabel}）
          </dd>
        </div>
        {ticket.status !== 'answered' && (
          <div>
            <dt>时限</dt>
            <dd>{ticket.promise}</dd>
          </div>
        )}
        <div>
          <dt>问题</dt>
          <dd class="text">{ticket.question}</dd>
        </div>
      </dl>
      {ticket.replies.map((reply) => (
        <div class="reply" key={reply.at}>
          <p class="meta">{reply.author === 'agent' ? (reply.name ?? '工作人员') : '我补充'}</p>
          {reply.text && <p class="text">{reply.text}</p>}
          {reply.article && <AnswerCard article={reply.article} ask={() => undefined} feedback={null} />}
        </div>
      ))}
      {session && newest && ticket.status === 'open' && !ticket.phoneLast4 && (
        <Ask
          label="留个手机号（可选，方便联系您）"
          type="tel"
          action="保存"
          send={(value) => session.request('ticket:contact', { code: ticket.code, phone: value })}
          done={setTicket}
        />
      )}
      {session && newest && ticket.status === 'waiting-taxpayer' && (
        <Ask
          label="补充说明"
          type="text"
          action="提交补充"
          send={(value, id) => session.request('ticket:supplement', { id, code: ticket.code, text: value })}
          done={setTicket}
        />
      )}
    </section>
  );
}

interface AskProps {
  label: string;
  type: 'tel' | 'text';
  action: string;
  send: (value: string, id: string) => Promise<{ ticket: TicketView }>;
  done: (ticket: TicketView) => void;
}

function Ask({ label, type, action, send, done }: AskProps) {
  const id = useId();
  const [request] = useState(newId);
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    setProblem('');
    send(value, request).then(
      ({ ticket }) => done(ticket),
      (error: Error) => setProblem(error.message),
    );
  };
  return (
    <form class="form inline" onSubmit={submit} noValidate>
      <label for={id}>{label}</label>
      <div class="row">
        {type === 'tel' ? (
          <input id={id} type="tel" value={value} onInput={(e) => setValue(e.currentTarget.value)} />
        ) : (
          <input id={id} type="text" value={value} onInput={(e) => setValue(e.currentTarget.value)} />
        )}
        <button type="submit">{action}</button>
      </div>
      <p class="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
