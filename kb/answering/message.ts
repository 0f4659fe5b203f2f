import { fold } from '../language/normalise.ts';
import { onlyPoliteness, withoutPoliteness } from '../language/politeness.ts';
import { slotsOf } from '../language/slots.ts';

/** A question of a message, and what led up to it. */
export interface Asked {
  /** As the taxpayer wrote it. */
  text: string;
  /** What to search by, without politeness. */
  focus: string;
  background: string;
}

// A full stop between digits belongs to a number, a comma to an amount.
const SENTENCE_END = /(?<=[?!。;\n…])|(?<=(?<!\d)\.(?!\d))/;
// (1) 1、 ① 一、 第一， at the beginning of a sentence or after a space.
const NUMBERING =
  /(?:^|\s|(?<=[,:;。?!]))(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\)|(?:\d{1,2}|[一二三四五六七八九十]{1,2})、|\d{1,2}\.(?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]|第[一二三四五六七八九]个?(?:问题)?[,:是、])/g;
const CONNECTED =
  /[,\s]*(?:另外再?问?|还有(?:一个|个)?(?:问题|就是|一点)|还想问(?:一下|下)?|再(?:请)?问(?:一下|下)?|顺便(?:再)?问(?:一下|下)?|然后(?:还)?想问(?:一下|下)?|(?<=[^,\s]),还有)[:,\s]*/g;
const ASKING =
  /[?]|吗|么[,。!]?$|呢[,。!]?$|什么|怎么|如何|怎样|咋|啥|哪|谁|几(?:个|年|天|号|点|折|档|级|月|种|次|张|份|位)|多少|多久|多长|多大|何时|是否|能否|可否|能不能|可不可以|要不要|用不用|需不需要|是不是|算不算|有没有|行不行|中不中|会不会|该不该|交不交|缴不缴|报不报|免不免|扣不扣|对不对|区别|为何|难道|还能.{0,12}不$|得行不/;
const ASKING_VERB = /^(?:请?教|请解释|请说明|请告知|求|想了解|想知道|咨询)/;
// Points at what was said before: cannot be searched alone.
const DEPENDENT =
  /^(?:那|那么|这|这个|这种|这样|该|此|它|其|上述|以上|对此|如果(?:是|不)|如果可以|若|是否|是不是|可以|能|能不能|要不要|需要|需不需要|怎么(?:办|处理|操作|做|填|报|算|弄)|如何(?:办|处理|操作|做|填|报|算)|有没有|应该|具体|分别|大概|一般|多久|多长时间|什么时候|几天|在哪|去哪|到哪|哪里|要多少|多少钱|几个点|会不会|会怎么)/;
const SHORT = 14;
// A question this short that names no tax, invoice or act leans on the one before it.
const BARE = 10;
/** More questions than this in one message are not answered one by one. */
export const MOST_QUESTIONS = 5;
// Only what is nearest to a question leads up to it.
const BACKGROUND_LENGTH = 160;

const asks = (sentence: string): boolean => ASKING.test(sentence) || ASKING_VERB.test(sentence);

/** The sentences of a message as they stand, numbering out, split also where a new question is announced. */
function sentencesOf(text: string): string[] {
  const folded = fold(text).replace(/\r/g, '').replace(/[？]/g, '?');
  return folded
    .replace(NUMBERING, '\n')
    .replace(CONNECTED, '\n')
    .split(SENTENCE_END)
    .map((sentence) => sentence.replace(/^[\s,;。.!、:]+|[\s,;。!、:]+$/g, ''))
    .filter((sentence) => /[\u4e00-\u9fffa-z0-9]/.test(sentence));
}

/**
 * The questions of a message in order: a sentence that asks is a question, what stands before it is its background; one that only
 * points back (那要多久？) is asked together with the question before it. A message that asks nothing is one question.
 */
export function questionsOf(text: string): Asked[] {
  const found: Asked[] = [];
  let background: string[] = [];
  let lead: string[] = [];
  let anchor = '';
  for (const sentence of sentencesOf(text)) {
    if (onlyPoliteness(sentence)) continue;
    const focus = withoutPoliteness(sentence);
    if (!asks(sentence)) {
      lead.push(focus);
      continue;
    }
    const last = found.at(-1);
    const dependent =
      focus.length <= SHORT &&
      (DEPENDENT.test(focus) || focus.length <= 4 || (focus.length <= BARE && slotsOf(focus) === 0));
    if (last && dependent && lead.length === 0) {
      found.push({ text: sentence, focus: `${anchor} ${focus}`, background: last.background });
    } else {
      anchor = focus;
      background = [...background, ...lead];
      found.push({ text: sentence, focus, background: tail(background.join(' ')) });
    }
    lead = [];
  }
  // What follows the last question (…？我们是小规模。) belongs to it.
  const last = found.at(-1);
  if (last && lead.length > 0) last.background = tail(`${last.background} ${lead.join(' ')}`.trim());
  if (found.length > 0) return found;
  const all = withoutPoliteness(text);
  return [{ text: all, focus: all, background: '' }];
}

const tail = (text: string): string => text.slice(-BACKGROUND_LENGTH);
