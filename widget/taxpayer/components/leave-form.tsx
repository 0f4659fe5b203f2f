import { useId, useState } from 'preact/hooks';
import { newId, type Session } from '../session.ts';

interface Props {
  session: Session;
  question: string;
  done: () => void;
}

/** Leaves a question as a ticket. The id is made once, so that a second press cannot make a second ticket. */
export function LeaveForm({ session, question, done }: Props) {
  const id = useId();
  const [request] = useState(newId);
  const [text, setText] = useState(question);
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return setProblem('请先写下您的问题。');
    setBusy(true);
    setProblem('');
    try {
      await session.request('ticket:leave', { id: request, question: text, ...(phone.trim() ? { phone } : {}) });
      done();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  return (
    <form class="form" onSubmit={submit} noValidate>
      <label for={`${id}q`}>您的问题</label>
      <textarea
        id={`${id}q`}
        rows={4}
        maxLength={2000}
        value={text}
        onInput={(e) => setText(e.currentTarget.value)}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}p`}
      />
      <label for={`${id}t`}>手机号（可不填；填了查询时要用后四位）</label>
      <input
        id={`${id}t`}
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        value={phone}
        onInput={(e) => setPhone(e.currentTarget.value)}
      />
      <p id={`${id}p`} class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary" disabled={busy}>
        {busy ? '正在提交…' : '提交问题单'}
      </button>
    </form>
  );
}
