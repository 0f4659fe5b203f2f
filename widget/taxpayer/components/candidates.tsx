import type { Content, Offered } from '../../shared/protocol.ts';

interface Props {
  content: Extract<Content, { type: 'candidates' }>;
  ask: (offered: Offered) => void;
  handover: () => void;
}

export function Candidates({ content, ask, handover }: Props) {
  return (
    <>
      <p>{content.text}</p>
      <ul class="choices">
        {content.items.map((item) => (
          <li key={item.id}>
            <button type="button" onClick={() => ask(item)}>
              {item.question}
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="other" onClick={handover}>
            {content.items.length > 0 ? '都不是，转人工' : '转人工'}
          </button>
        </li>
      </ul>
    </>
  );
}
