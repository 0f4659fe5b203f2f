import { Typography } from 'antd';
import type { ArticleView } from '../../../shared/protocol.ts';

/** An approved article's text, the conclusion first. */
export function ArticleText({ article, brief = false }: { article: ArticleView; brief?: boolean }) {
  return (
    <div className="article">
      <Typography.Text type="secondary">{article.question}</Typography.Text>
      <p className="conclusion">{article.answer}</p>
      <Typography.Text type="secondary">
        {article.scopeLabel} · {article.period}
      </Typography.Text>
      {!brief &&
        article.body.map((b, i) => {
          const key = `${i}-${b.type}`;
          if (b.type === 'heading') return <h4 key={key}>{b.text}</h4>;
          if (b.type === 'paragraph') return <p key={key}>{b.text}</p>;
          const items = b.items.map((item) => <li key={item}>{item}</li>);
          return b.type === 'steps' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
        })}
      <ul className="basis">
        {article.basis.map((b) => (
          <li key={`${b.title}${b.number}${b.article ?? ''}`}>
            {b.title}
            {b.number && !b.title.includes(b.number) && `（${b.number}）`}
            {b.article && ` ${b.article}`}
            {b.note && `（${b.note}）`}
          </li>
        ))}
      </ul>
    </div>
  );
}
