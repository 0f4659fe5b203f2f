import { z } from 'zod';
import { readDataFile } from '../data-file.ts';
import { SLOT_MASKS, slotsOf } from '../language/slots.ts';
import type { Choice, Decision } from './answering.types.ts';

const dimensions = Object.keys(SLOT_MASKS);
const schema = z.array(
  z.strictObject({
    ask: z.string().min(1),
    about: z.array(z.string().min(1)).min(1),
    unless: z.array(z.string().refine((name) => dimensions.includes(name), { message: '没有这个维度' })),
    choices: z
      .array(
        z.strictObject({
          label: z.string().min(1),
          article: z.string().min(1),
          words: z.array(z.string().min(1)).min(1),
        }),
      )
      .min(2)
      .max(6),
  }),
);
export type ClarifyGroup = z.infer<typeof schema>[number];

/** @throws DataFileError */
export const readClarifyGroups = (file: string): ClarifyGroup[] => readDataFile(file, schema);

const ATTACHMENT =
  /^(?:请|麻烦)?(?:你|您|老师|大家)?(?:帮我?|给)?(?:见|看|看看|看下|看一下|详见|请看|如|按|在|就|像)?(?:我)?(?:发的)?(?:这个?|上面的?|下面的?|那个?)?(?:附件|上图|下图|图片|截图|照片|图上|图中|图|文件)(?:里|中|上|所示|内容|发您|发给你|发你|发了|这样|这个|那样|的|了)?(?:这个|这样|怎么办|怎么弄|怎么处理|什么意思|对吗|行吗|可以吗|是什么|咋弄|咋办|一下|吧|呢|吗)*[。？?！!]*$/;
const ATTACHMENT_CODE =
  /^\s*(?:\[?(?:图片|文件|附件|语音|视频|表情)\]?|\S+\.(?:jpg|jpeg|png|pdf|docx?|xlsx?|ofd|zip))\s*$/i;
// What is left of a question when everything that names no subject is taken out.
const FILLER =
  /请问|咨询|想问|一下|怎么办|怎么|怎样|如何|什么|多少|可以|能不能|要不要|需要|是不是|有没有|现在|我们|公司|企业|单位|的|了|吗|呢|啊|是|要|我|办理|处理|问题|这个|那个|下|想|一|个/g;
const LONGEST_VAGUE = 16;
const LEAST_SUBJECT = 2;
const GENERAL =
  '您的问题我还不能确定，请再说具体一点：是哪种税费、哪类发票，或者想办什么事？例如“小规模纳税人季度不超过30万要交增值税吗”。';
const PICTURE = '抱歉，我看不到附件和图片。请把想问的问题打成文字发给我；不要发送身份证等证件。';

export type Clarify = ReturnType<typeof createClarify>;

/**
 * One question back, with buttons. `article` says whether an article applies now, and its question.
 */
export function createClarify(groups: readonly ClarifyGroup[]) {
  const ofArticle = new Map<string, ClarifyGroup[]>();
  for (const group of groups)
    for (const { article } of group.choices) ofArticle.set(article, [...(ofArticle.get(article) ?? []), group]);

  const says = (searchable: string, words: readonly string[]) => words.some((word) => searchable.includes(word));
  const names = (searchable: string, group: ClarifyGroup) =>
    (slotsOf(searchable) & group.unless.reduce((mask, name) => mask | (SLOT_MASKS[name] ?? 0), 0)) !== 0 ||
    group.choices.some((c) => says(searchable, c.words));

  function toDecision(
    group: ClarifyGroup,
    reason: 'vague' | 'which',
    article: (id: string) => { question: string } | undefined,
  ): Decision | null {
    const choices = group.choices.flatMap(({ label, article: id }): Choice[] => {
      const known = article(id);
      return known ? [{ label, question: known.question, articleId: id }] : [];
    });
    return choices.length < 2 ? null : { outcome: 'clarify', reason, ask: group.ask, choices };
  }

  return {
    /** Only a picture or a file, no question. */
    attachment: (text: string): Decision | null =>
      ATTACHMENT_CODE.test(text) || (text.length <= 24 && ATTACHMENT.test(text.trim()))
        ? { outcome: 'clarify', reason: 'attachment', ask: PICTURE, choices: [] }
        : null,

    /** A short message about something that has several kinds and names none. */
    vague(searchable: string, article: (id: string) => { question: string } | undefined): Decision | null {
      const compact = searchable.replace(/ /g, '');
      if (compact.length > LONGEST_VAGUE) return null;
      const group = groups
        .filter((g) => says(compact, g.about) && !names(compact, g))
        .map((g) => ({ g, length: Math.max(...g.about.filter((w) => compact.includes(w)).map((w) => w.length)) }))
        .sort((a, b) => b.length - a.length)[0];
      if (!group) return null;
      const longest = group.g.about.filter((w) => compact.includes(w)).sort((a, b) => b.length - a.length)[0] ?? '';
      // More than the subject and filler is a question that search can tell apart.
      const rest = compact.replace(longest, '').replace(FILLER, '');
      return rest.length > LEAST_SUBJECT ? null : toDecision(group.g, 'vague', article);
    },

    /** Nothing but filler: no subject at all. */
    empty: (searchable: string): boolean => searchable.replace(/ /g, '').replace(FILLER, '').length < LEAST_SUBJECT,

    /** The best two belong to one group, and the message does not say which. */
    which(
      best: readonly string[],
      searchable: string,
      article: (id: string) => { question: string } | undefined,
    ): Decision | null {
      const [first = '', second = ''] = best;
      const group = ofArticle.get(first)?.find((g) => ofArticle.get(second)?.includes(g));
      if (!group || searchable.length > 2 * LONGEST_VAGUE || names(searchable, group)) return null;
      return toDecision(group, 'which', article);
    },

    general: (choices: Choice[]): Decision => ({ outcome: 'clarify', reason: 'vague', ask: GENERAL, choices }),

    groups,
  };
}
