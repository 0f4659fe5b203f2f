import { join } from 'node:path';
import type { Article, Category, Scope } from '../articles/articles.types.ts';
import { readDataFile } from '../data-file.ts';
import { loadLexicon } from '../language/lexicon.ts';
import { withoutPersonalData } from '../language/mask.ts';
import { withoutPoliteness } from '../language/politeness.ts';
import { createSegment, type Segment } from '../language/segment.ts';
import type { MeiliSource } from '../search/meilisearch/documents.ts';
import { minedFiles, readMined } from '../search/mined.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import { createSpelling } from '../spelling/spelling.ts';
import { type KindProposal, loadKindModel } from '../triage/kind.ts';
import { createLabels, labelsModel } from '../triage/labels.ts';
import { asksForPerson } from '../triage/triage.ts';
import type { Match, Part, Question } from './answering.types.ts';
import { readBesideForm } from './beside-form.ts';
import { createClarify, readClarifyGroups } from './clarify.ts';
import { decisionSchema } from './decide.ts';
import { FEATURES } from './features.ts';
import { readLinear } from './linear.ts';
import { createRespond, type Explained } from './respond.ts';
import { createIndex, createRetrieval, embeddedIn } from './retrieval.ts';
import { loadOrCreate } from './snapshot.ts';
import { createSubjects } from './subjects.ts';

const KB_DIR = process.env['CONSULT_ROOT'] ? join(process.env['CONSULT_ROOT'], 'kb') : join(import.meta.dirname, '..');

/** The questions of a message, at least one, each with its decision. */
export interface Outcome {
  parts: Part[];
}

export interface KnowledgeBase {
  size: number;
  /** Was the index read from a snapshot? */
  fromSnapshot: boolean;
  ask(question: Question): Promise<Outcome>;
  /** As {@link ask}, with everything the decisions were made from. */
  explain(question: Question): Promise<Explained>;
  search(text: string, asOf: string, scope: Scope, limit: number): Promise<Match[]>;
  byId(id: string, asOf: string, scope: Scope): Article | null;
  /** All versions of an article, the oldest first. */
  versions(id: string): readonly Article[];
  browse(asOf: string, scope: Scope): { category: Category; articles: Article[] }[];
  asksForPerson(text: string): boolean;
  proposeKind(text: string): KindProposal;
  /** The segmenter with this base's language data. */
  segment: Segment;
}

/** What another engine is made from. */
export interface EngineSource extends MeiliSource {
  embedded: SearchEngine;
}

export interface KnowledgeBaseParts {
  articles: Article[];
  categories: Category[];
  kbDir?: string;
  /** Where the index is kept between starts; without it it is built each time. */
  snapshotDir?: string;
  /** Finds candidates in place of the embedded engine. */
  engine?: (source: EngineSource) => SearchEngine;
}

/**
 * The knowledge base over a set of articles: built once, then only read. Another set is another base.
 * @throws DataFileError when a lexicon or model file cannot be used
 */
export function createKnowledgeBase(parts: KnowledgeBaseParts): KnowledgeBase {
  const { articles, categories } = parts;
  const kbDir = parts.kbDir ?? KB_DIR;
  const model = (name: string) => join(kbDir, 'models', name);
  const lexicon = loadLexicon(join(kbDir, 'lexicon'));
  const segment = createSegment(lexicon);
  const mined = readMined(join(kbDir, 'models'));
  const kind = loadKindModel(model('kind.json'), segment);
  const subjects = createSubjects(articles);
  const made = loadOrCreate(
    { dir: parts.snapshotDir, inputs: [articles, join(kbDir, 'lexicon'), ...minedFiles(join(kbDir, 'models'))] },
    () => createIndex(subjects.wordings(), mined, segment),
  );
  const { index } = made;
  const ranker = readLinear(model('ranker.json'), FEATURES);
  const embedded = embeddedIn(index);
  const local = createRetrieval({ index, segment, ranker, engine: embedded });
  const retrieval = parts.engine ? createRetrieval({ index, segment, ranker, engine: parts.engine(source()) }) : local;

  function source(): EngineSource {
    const answers = subjects.wordings().map((s) => s.answer);
    return { corpus: index.corpus, ids: subjects.ids, answers, segment, terms: [...lexicon.terms].sort(), embedded };
  }
  const spelling = createSpelling(index.corpus, segment);
  const respond = createRespond({
    subjects,
    spelling,
    index,
    retrieval,
    segment,
    clarify: createClarify(readClarifyGroups(join(kbDir, 'lexicon/clarify.yaml'))),
    helps: readBesideForm(join(kbDir, 'lexicon/beside-form.yaml')),
    decision: readDataFile(model('decision.json'), decisionSchema),
    labels: createLabels(readDataFile(model('labels.json'), labelsModel), segment),
  });

  return {
    size: subjects.size,
    fromSnapshot: made.fromSnapshot,
    explain: respond,
    async ask(question) {
      const { parts: found } = await respond(question);
      return {
        parts: found.map(({ text, asOf, decision, understood }) => ({
          text,
          asOf,
          decision,
          ...(understood ? { understood } : {}),
        })),
      };
    },
    async search(text, asOf, scope, limit) {
      const selection = subjects.select(asOf, scope);
      const focus = withoutPoliteness(spelling(withoutPersonalData(text)));
      // For people at work, and inside transactions: never over the network.
      const ranked = await local.rank({ text, focus, background: '' }, selection.visible);
      return ranked
        .flatMap(({ entry, score, probability }) => {
          const article = selection.article(entry);
          return article ? [{ article, score, probability }] : [];
        })
        .slice(0, limit);
    },
    byId: (id, asOf, scope) => subjects.select(asOf, scope).byId.get(id) ?? null,
    versions: subjects.versions,
    browse(asOf, scope) {
      const all = [...subjects.select(asOf, scope).byId.values()];
      return categories
        .map((category) => ({ category, articles: all.filter((a) => a.category === category.key) }))
        .filter((group) => group.articles.length > 0);
    },
    asksForPerson,
    proposeKind: kind,
    segment,
  };
}
