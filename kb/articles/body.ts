import type { Block } from './articles.types.ts';
import type { ProblemCode } from './problems.ts';

/** A fault in a body; `line` counts from 0 within the body. */
export interface BodyFault {
  line: number;
  code: ProblemCode;
  message: string;
}

export const HEADINGS = ['说明', '步骤', '变化', '转人工'];
const MARKUP = /<[a-z/!][^>]*>|\[[^\]]*\]\([^)]*\)|!\[|\*\*|__|`|^>|^\|/i;

/** Reads an article's body: four headings, paragraphs, `- ` lists and `1. ` steps; anything else is a fault. */
export function parseBody(text: string): { blocks: Block[]; faults: BodyFault[] } {
  const blocks: Block[] = [];
  const faults: BodyFault[] = [];
  let heading: { line: number; text: string; filled: boolean } | undefined;
  const closeSection = () => {
    if (heading && !heading.filled)
      faults.push({ line: heading.line, code: 'SECTION_EMPTY', message: `“${heading.text}”下没有内容` });
  };
  let paragraph: { type: 'paragraph'; text: string } | undefined;

  text.split('\n').forEach((raw, line) => {
    const content = raw.trim();
    if (content === '') {
      paragraph = undefined;
      return;
    }
    const title = /^#{1,6}\s*(.*)$/.exec(content);
    if (title) {
      closeSection();
      const name = title[1]?.trim() ?? '';
      if (!content.startsWith('## ') || !HEADINGS.includes(name)) {
        faults.push({ line, code: 'MARKUP_NOT_ALLOWED', message: `标题只能是“## ${HEADINGS.join('”“## ')}”` });
      }
      heading = { line, text: name, filled: false };
      blocks.push({ type: 'heading', text: name });
      paragraph = undefined;
      return;
    }
    if (MARKUP.test(content))
      faults.push({ line, code: 'MARKUP_NOT_ALLOWED', message: '正文只能用段落、“- ”列表和“1. ”步骤' });
    if (heading) heading.filled = true;
    const item = /^(?:(-)|\d+[.、)])\s+(.*)$/.exec(content);
    const last = blocks.at(-1);
    if (item) {
      const type = item[1] ? 'list' : 'steps';
      if (last?.type === type) last.items.push(item[2] ?? '');
      else blocks.push({ type, items: [item[2] ?? ''] });
      paragraph = undefined;
    } else if (paragraph) {
      paragraph.text += content;
    } else if (/^\s/.test(raw) && (last?.type === 'list' || last?.type === 'steps')) {
      // An indented line goes on with the item above it.
      last.items[last.items.length - 1] += content;
    } else {
      paragraph = { type: 'paragraph', text: content };
      blocks.push(paragraph);
    }
  });
  closeSection();
  return { blocks, faults };
}
