import type { Content, Offered } from '../../shared/protocol.ts';

interface Props {
  content: Extract<Content, { type: 'clarify' }>;
  ask: (offered: Offered) => void;
  handover: () => void;
}

/** One question back, answered by a button or by writing on. */
export function Clarify({ content, ask, handover }: Props) {
  return (
    <>
      <p>{content.text}</p>
      <ul class="choices">
        {content.choices.map(({ label, question, articleId: id, asOf }) => (
          <li key={label}>
            <button type="button" onClick={() => ask({ id, question, ...(asOf ? { asOf } : {}) })}>
              {label}
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="other" onClick={handover}>
            {content.choices.length > 0 ? '都不是，转人工' : '转人工'}
          </button>
        </li>
      </ul>
    </>
  );
}
