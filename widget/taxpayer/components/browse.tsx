import { useEffect, useRef, useState } from 'preact/hooks';
import type { Offered } from '../../shared/protocol.ts';
import type { CatalogueCategory } from '../api.ts';
import { catalogue } from './welcome.tsx';

/** All questions by category, to be asked without typing. */
export function Browse({ ask, back }: { ask: (offered: Offered) => void; back: () => void }) {
  const [categories, setCategories] = useState<CatalogueCategory[] | null>(null);
  const [problem, setProblem] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    catalogue().then(setCategories, (error: Error) => setProblem(error.message));
  }, []);
  return (
    <section class="panel" aria-labelledby="browse-title">
      <h2 id="browse-title" tabIndex={-1} ref={title}>
        常见问题
      </h2>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {categories?.map((category) => (
        <details key={category.key} class="category">
          <summary>
            {category.label} <span class="hint">{category.hint}</span>
          </summary>
          <ul class="choices">
            {category.questions.map((q) => (
              <li key={q.id}>
                <button type="button" onClick={() => ask(q)}>
                  {q.question}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <button type="button" class="plain" onClick={back}>
        返回对话
      </button>
    </section>
  );
}
