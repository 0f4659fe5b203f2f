import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Content, FilingView, Offered } from '../../shared/protocol.ts';
import type { Session } from '../session.ts';

type Offer = Extract<Content, { type: 'filing-form' }>;
type FormOf = ComponentType<{ offer: Offer; session: Session }>;

interface Props {
  offer: Offer;
  session: Session;
  /** Filed meanwhile: the form is shown no more. */
  filed: boolean;
  ask: (offered: Offered) => void;
  handover: () => void;
}

/** What a report or complaint needs and where it goes; the form is loaded when it is opened. */
export function FilingOffer({ offer, session, filed, ask, handover }: Props) {
  const [open, setOpen] = useState(false);
  const [Form, setForm] = useState<FormOf | null>(null);
  useEffect(() => {
    if (open) void import('./filing-form.tsx').then((m) => setForm(() => m.FilingForm));
  }, [open]);
  return (
    <>
      <p>{offer.text}</p>
      <ul class="hints">
        {offer.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      {!filed && open && Form && <Form offer={offer} session={session} />}
      <ul class="choices">
        {offer.items.map((item) => (
          <li key={item.id}>
            <button type="button" onClick={() => ask(item)}>
              {item.question}
            </button>
          </li>
        ))}
        {!filed && !open && (
          <li>
            <button type="button" onClick={() => setOpen(true)}>
              {offer.form === 'report' ? '填写检举线索' : '填写投诉'}
            </button>
          </li>
        )}
        <li>
          <button type="button" class="other" onClick={handover}>
            转人工
          </button>
        </li>
      </ul>
    </>
  );
}

/** A report or complaint: its code and state. */
export function FilingCard({ text, filing }: { text?: string; filing: FilingView }) {
  return (
    <section class="ticket" aria-label={`${filing.typeLabel} ${filing.code}`}>
      {text && <p>{text}</p>}
      <p>
        <span class="code">{filing.code}</span> <span class="tag">{filing.statusLabel}</span>
      </p>
      <p class="hint">{filing.typeLabel}</p>
      {filing.promise && <p class="hint">{filing.promise}。</p>}
      {filing.reply && <p class="conclusion">{filing.reply}</p>}
    </section>
  );
}
