import { App, Button, Card, Empty, Input, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { Suggestion } from '../../../shared/protocol.ts';
import { ArticleText } from './article-text.tsx';
import type { Desk, DeskState } from './desk.ts';

/** The knowledge base's best matches for the conversation, or for what the agent types; one click sends one verbatim. */
export function KnowledgePane({ desk, state }: { desk: Desk; state: DeskState }) {
  const { message: toast } = App.useApp();
  const id = state.current;
  const open = id === null ? undefined : state.conversations[id];
  const [found, setFound] = useState<Suggestion[] | null>(null);
  const search = (text: string) => {
    if (text.trim() === '') return setFound(null);
    desk.request('kb:search', { text }).then(
      (r) => setFound(r.suggestions),
      (error: Error) => toast.error(error.message),
    );
  };
  // What the taxpayer says now is what is searched for, unless the agent is searching.
  const last = open?.messages.findLast((m) => m.author === 'taxpayer' && m.content.type === 'text');
  const asked = last?.content.type === 'text' ? last.content.text : '';
  const [matches, setMatches] = useState<Suggestion[]>([]);
  useEffect(() => {
    setMatches([]);
    if (asked === '' || id === null) return;
    desk.request('kb:search', { text: asked }).then(
      (r) => setMatches(r.suggestions),
      () => undefined,
    );
  }, [desk, asked, id]);

  const shown = found ?? (matches.length > 0 ? matches : (open?.detail.suggestions ?? []));
  return (
    <section className="knowledge" aria-labelledby="kb-title">
      <h2 id="kb-title">知识库</h2>
      <Input.Search placeholder="搜索知识" allowClear enterButton="搜索" onSearch={search} aria-label="搜索知识" />
      {shown.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={found ? '没有找到' : '选择会话后显示最相关的知识'} />
      )}
      {shown.map((s, i) => (
        <Card
          key={s.articleId}
          size="small"
          extra={
            open?.detail.mine && id !== null ? (
              <Button
                size="small"
                type="primary"
                ghost
                onClick={() => desk.sendArticle(id, s.article)}
                aria-label={`发送原文：${s.article.question}`}
              >
                发送原文
              </Button>
            ) : null
          }
          title={i === 0 && !found ? <Tag color="blue">最相关</Tag> : null}
        >
          <ArticleText article={s.article} brief={i > 0} />
        </Card>
      ))}
    </section>
  );
}
