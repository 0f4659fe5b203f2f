import { useEffect, useRef, useState } from 'preact/hooks';
import type { FilingView, TicketView } from '../../shared/protocol.ts';
import { api } from '../api.ts';
import { FilingCard } from './filing.tsx';
import { TicketCard } from './ticket-card.tsx';

// Codes of reports and complaints; every other one is a ticket's.
const FILING = /^\s*(?:jb|ts)/i;

/** A ticket, report or complaint by its code, from any device. */
export function Lookup({ back }: { back: () => void }) {
  const [code, setCode] = useState('');
  const [last4, setLast4] = useState('');
  const [ticket, setTicket] = useState<TicketView | null>(null);
  const [filing, setFiling] = useState<FilingView | null>(null);
  const [problem, setProblem] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    setProblem('');
    setTicket(null);
    setFiling(null);
    const found = FILING.test(code) ? api.lookUpFiling(code).then(setFiling) : api.lookUp(code, last4).then(setTicket);
    found.catch((error: Error) => setProblem(error.message));
  };
  return (
    <section class="panel" aria-labelledby="lookup-title">
      <h2 id="lookup-title" tabIndex={-1} ref={title}>
        查问题单、检举和投诉
      </h2>
      <form class="form" onSubmit={submit} noValidate>
        <label for="lookup-code">查询码</label>
        <input
          id="lookup-code"
          autocomplete="off"
          autocapitalize="characters"
          placeholder="TQ-7K3M-92QX"
          value={code}
          onInput={(e) => setCode(e.currentTarget.value)}
        />
        <label for="lookup-last4">手机号后四位（登记时留过手机号的才需要）</label>
        <input
          id="lookup-last4"
          inputMode="numeric"
          maxLength={4}
          autocomplete="off"
          value={last4}
          onInput={(e) => setLast4(e.currentTarget.value)}
        />
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="primary">
          查询
        </button>
      </form>
      <div role="status">
        {filing && <FilingCard filing={filing} />}
        {ticket && <TicketCard key={ticket.code} ticket={ticket} session={null} newest={false} />}
      </div>
      <button type="button" class="plain" onClick={back}>
        返回对话
      </button>
    </section>
  );
}
