import type { Content } from '../../shared/protocol.ts';

interface Props {
  content: Extract<Content, { type: 'clarify' }>;
  ask: (id: string, question: string) => void;
  say: (text: string) => void;
  handover: () => void;
}

/** One question back, answered by a button or by writing on. */
export function Clarify({ content, ask, say, handover }: Props) {
  return (
    <>
      <p>{content.text}</p>
      <ul class="choices">
        {content.choices.map(({ label, question, articleId }) => (
          <li key={label}>
            <button type="button" onClick={() => (articleId ? ask(articleId, question) : say(question))}>
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
