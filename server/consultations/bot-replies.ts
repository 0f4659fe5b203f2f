import type { Decision, HumanReason } from '../../kb/answering/answering.types.ts';
import type { Article } from '../../kb/articles/articles.types.ts';
import type { ArticleView, Content } from '../realtime/protocol.ts';

/** What the bot says to a decision, and whether a person comes in. */
export interface BotReply {
  contents: Content[];
  handOver?: { reason: HumanReason; words: string };
}

type View = (article: Article) => ArticleView;

const WORDS: Record<HumanReason, string> = {
  requested: '好的，为您转接人工。',
  'not-found': '这个问题我没有找到有把握的答复，请工作人员来回答您。',
  'no-version': '您问的时间或地区没有对应的口径，请工作人员为您核实。',
  'handling-human': '这个问题要结合具体情况判断，请工作人员继续为您解答。',
  'personal-data': '涉及您本人或企业的具体数据，智能应答不能查询，请工作人员核实身份后为您处理。',
};

const DECLINED: Record<string, string> = {
  empty: '没有看到具体的问题。请把想问的税费问题打成一句话，例如“电子专票没盖章能用吗”。',
  greeting: '您好！请直接说出您想问的税费问题，例如“小规模每月多少以下免增值税”。',
  thanks: '不客气！还有其他税费问题，随时可以问我。',
};

/** The bot's words for a decision. Answers are approved articles, verbatim (law 2). */
export function replyTo(decision: Decision, view: View): BotReply {
  switch (decision.outcome) {
    case 'answer': {
      const article = view(decision.match.article);
      return { contents: [{ type: 'answer', article, reason: decision.reason }] };
    }
    case 'candidates': {
      const items = decision.matches.map(({ article }) => ({ id: article.id, question: article.question }));
      return { contents: [{ type: 'candidates', text: '您要问的是下面哪一个？点一下就能看到答复。', items }] };
    }
    case 'human': {
      const words = WORDS[decision.reason];
      const first = decision.matches[0];
      const contents: Content[] =
        decision.reason === 'handling-human' && first
          ? [
              {
                type: 'answer',
                intro: '先给您基本规定，供参考：',
                article: view(first.article),
                reason: decision.reason,
              },
            ]
          : [];
      return { contents, handOver: { reason: decision.reason, words } };
    }
    case 'decline':
      return {
        contents: [{ type: 'notice', code: 'declined', text: DECLINED[decision.reason] ?? DECLINED['empty'] ?? '' }],
      };
  }
}

/** The bot's words for one chosen article. */
export function replyWith(article: Article, view: View): BotReply {
  const match = { article, score: 1 };
  return article.handling === 'human'
    ? replyTo({ outcome: 'human', reason: 'handling-human', matches: [match] }, view)
    : replyTo({ outcome: 'answer', reason: 'exact', match, related: [] }, view);
}
