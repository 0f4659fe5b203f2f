import { z } from 'zod';
import { KINDS } from '../../kb/articles/articles.types.ts';
import { FILING_TYPES } from '../complaints/filing-types.ts';

// Lengths here only bound the work; what people see about a text that is too long is said by consultations/text.ts.
const text = z.string().max(20_000);
const id = z.uuid().transform((value) => value.toLowerCase());
const key = z.string().min(1).max(80);
const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const phone = z.string().max(20);
const code = z.string().max(40);
const short = z.string().trim().max(100);
const filing = z.strictObject({
  type: z.enum(FILING_TYPES),
  target: short,
  place: z.string().trim().max(200),
  time: short.optional(),
  amount: short.optional(),
  facts: z.string().trim().max(4000),
  evidence: z.string().trim().max(2000).optional(),
  request: z.string().trim().max(500),
  contactName: short.optional(),
  phone: phone.optional(),
  written: z.boolean().optional(),
});
export const nothing = z.object({}).optional();

const article = { articleId: key, asOf: z.iso.date().optional() };

/** Payloads of the taxpayer's events. */
export const taxpayerSchemas = {
  open: z.object({ afterSeq: seq }),
  history: z.object({ beforeSeq: seq }),
  send: z.object({ id, text }),
  askArticle: z.object({ id, ...article }),
  handover: z.object({ id }),
  feedback: z.object({ messageId: key, solved: z.boolean() }),
  typing: z.object({ on: z.boolean() }),
  leave: z.object({ id, question: text, phone: phone.optional() }),
  filing: z.object({ id, form: filing }),
  contact: z.object({ code, phone }),
  supplement: z.object({ id, code, text }),
  rating: z.object({ handoverId: key, score: z.number().int().min(1).max(5), comment: z.string().max(500).optional() }),
};

/** Payloads of the agents' events. */
export const agentSchemas = {
  presence: z.object({ online: z.boolean() }),
  conversation: z.object({ conversationId: key }),
  open: z.object({ conversationId: key, afterSeq: seq }),
  history: z.object({ conversationId: key, beforeSeq: seq }),
  toTicket: z.object({ conversationId: key, id, question: text, kind: z.enum(KINDS).optional() }),
  send: z.object({ conversationId: key, id, text }),
  sendArticle: z.object({ conversationId: key, id, ...article }),
  search: z.object({ text }),
  typing: z.object({ conversationId: key, on: z.boolean() }),
};
