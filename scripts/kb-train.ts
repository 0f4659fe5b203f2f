// `npm run kb:train`: trains the kind classifier from the articles and writes kb/models/kind.json. The same inputs give the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../kb/articles/content.ts';
import { loadLexicon } from '../kb/language/lexicon.ts';
import { createSegment } from '../kb/language/segment.ts';
import { trainKind } from '../kb/triage/train-kind.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const kb = join(import.meta.dirname, '../kb');
const { articles, problems } = loadContent(join(kb, 'content'), dayOf(new Date()), join(kb, 'topics.yaml'));
const errors = problems.filter((p) => p.level === 'error').length;
if (errors > 0) {
  process.stderr.write(`知识库有 ${errors} 处错误，先运行 npm run kb:lint。\n`);
  process.exit(1);
}
const segment = createSegment(loadLexicon(join(kb, 'lexicon')));
const samples = articles
  .flatMap((a) => [a.question, ...a.similar].map((text) => ({ text, kind: a.kind, article: a.id })))
  .sort((a, b) => (a.text === b.text ? 0 : a.text < b.text ? -1 : 1));
const inputs = createHash('sha256').update(JSON.stringify(samples)).digest('hex').slice(0, 16);
const { classifier, documents, accuracy } = trainKind(samples, segment);
mkdirSync(join(kb, 'models'), { recursive: true });
writeFileSync(
  join(kb, 'models/kind.json'),
  `${JSON.stringify({ provenance: { inputs, documents, accuracy }, classifier }, null, 1)}\n`,
);
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
process.stdout.write(
  `kb/models/kind.json: ${documents} wordings; right on new wordings ${percent(accuracy.wordings)}, on unseen articles ${percent(accuracy.unseen)}, if all were general ${percent(accuracy.allGeneral)}\n`,
);
