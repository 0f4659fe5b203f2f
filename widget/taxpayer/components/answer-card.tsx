import { useState } from 'preact/hooks';
import type { ArticleView, Offered } from '../../shared/protocol.ts';

interface Props {
  article: ArticleView;
  intro?: string | undefined;
  ask: (offered: Offered) => void;
  /** Null where nobody asks whether it helped. */
  feedback: ((solved: boolean) => void) | null;
}

type Block = ArticleView['body'][number];

/** An approved answer: the conclusion first, then when it holds, what to do, why, and on what legal basis. */
export function AnswerCard({ article, intro, ask, feedback }: Props) {
  const steps = section(article.body, '步骤');
  const rest = article.body.filter((b) => !steps.includes(b));
  const long = rest.reduce((sum, b) => sum + ('text' in b ? b.text.length : b.items.join('').length), 0) > 160;
  return (
    <article class="answer">
      {intro && <p class="hint">{intro}</p>}
      <p class="question">{article.question}</p>
      <p class="conclusion">{article.answer}</p>
      <p class="period">
        <span class="tag">{article.scopeLabel}</span>
        {article.period}
      </p>
      {article.otherTimes && (
        <details>
          <summary>规则有过变化：看其他时间的规定</summary>
          {article.otherTimes.map((o) => (
            <p key={o.period}>
              <strong>{o.label}</strong>，{o.period}：{o.answer}
            </p>
          ))}
        </details>
      )}
      <Blocks blocks={steps} />
      {rest.length > 0 &&
        (long ? (
          <details>
            <summary>详细说明</summary>
            <Blocks blocks={rest} />
          </details>
        ) : (
          <Blocks blocks={rest} />
        ))}
      <details>
        <summary>政策依据（{article.basis.length}）</summary>
        <ul class="basis">
          {article.basis.map((b) => (
            <li key={`${b.title}${b.number}${b.article ?? ''}`}>
              {b.title}
              {b.number && !b.title.includes(b.number) && `（${b.number}）`}
              {b.article && ` ${b.article}`}
              {b.note && <span class="note">（{b.note}）</span>}
            </li>
          ))}
        </ul>
      </details>
      <p class="disclaimer">{article.disclaimer}</p>
      {feedback && <Feedback give={feedback} />}
      {article.related.length > 0 && (
        <>
          <p class="hint">相关问题：</p>
          <ul class="choices">
            {article.related.map((r) => (
              <li key={r.id}>
                <button type="button" onClick={() => ask(r)}>
                  {r.question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Feedback({ give }: { give: (solved: boolean) => void }) {
  const [given, setGiven] = useState<boolean | null>(null);
  const press = (solved: boolean) => () => {
    setGiven(solved);
    if (given !== solved) give(solved);
  };
  return (
    <fieldset class="feedback">
      <legend>这个答复解决您的问题了吗？</legend>
      <button type="button" aria-pressed={given === true} onClick={press(true)}>
        已解决
      </button>
      <button type="button" aria-pressed={given === false} onClick={press(false)}>
        未解决
      </button>
    </fieldset>
  );
}

/** A heading and what stands under it. */
function section(body: Block[], heading: string): Block[] {
  const from = body.findIndex((b) => b.type === 'heading' && b.text === heading);
  if (from < 0) return [];
  const to = body.findIndex((b, i) => i > from && b.type === 'heading');
  return body.slice(from, to < 0 ? undefined : to);
}

export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((b, i) => {
        const key = `${i}-${b.type}`;
        if (b.type === 'heading') return <h3 key={key}>{b.text}</h3>;
        if (b.type === 'paragraph') return <p key={key}>{b.text}</p>;
        const items = b.items.map((item) => <li key={item}>{item}</li>);
        return b.type === 'steps' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
      })}
    </>
  );
}
