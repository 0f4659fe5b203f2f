import { useId, useState } from 'preact/hooks';
import type { Session } from '../session.ts';

const SCORES = ['很不满意', '不满意', '一般', '满意', '非常满意'];

interface Props {
  text: string;
  handoverId: string;
  session: Session;
  done: boolean;
}

export function Rating({ text, handoverId, session, done }: Props) {
  const id = useId();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState('');
  if (done) return <p>{text}（已评价）</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    if (score === 0) return setProblem('请先选择满意程度。');
    const rating = { handoverId, score, ...(comment.trim() ? { comment: comment.trim() } : {}) };
    session.request('rating:give', rating).catch((error: Error) => setProblem(error.message));
  };
  return (
    <form class="form rating" onSubmit={submit}>
      <fieldset>
        <legend>{text}</legend>
        {SCORES.map((label, i) => (
          <label key={label}>
            <input
              type="radio"
              name={`${id}score`}
              value={i + 1}
              checked={score === i + 1}
              onChange={() => setScore(i + 1)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label for={`${id}c`}>想说的话（可不填）</label>
      <input
        id={`${id}c`}
        type="text"
        maxLength={500}
        value={comment}
        onInput={(e) => setComment(e.currentTarget.value)}
      />
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary">
        提交评价
      </button>
    </form>
  );
}
