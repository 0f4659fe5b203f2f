import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKindModel } from '../../../kb/triage/kind.ts';
import { type KindSample, trainKind } from '../../../kb/triage/train-kind.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
const samples: KindSample[] = [
  ...['增值税税率是多少', '契税税率是多少', '印花税税率是多少', '房产税税率是多少'].map((text) => ({
    text,
    kind: 'general' as const,
    article: text,
  })),
  ...['发票系统登录步骤', '申报系统登录步骤', '系统怎么登录', '登录系统报错步骤'].map((text) => ({
    text,
    kind: 'operation' as const,
    article: text,
  })),
  ...['公司重组合同争议', '企业重组清算合同', '跨境重组合同条款', '重组合同怎么定性'].map((text) => ({
    text,
    kind: 'complex' as const,
    article: text,
  })),
];
const dir = mkdtempSync(join(tmpdir(), 'consult-kind-'));
afterAll(() => rmSync(dir, { recursive: true }));

function proposer(trained: object) {
  const file = join(dir, 'kind.json');
  writeFileSync(file, JSON.stringify({ provenance: {}, ...trained }));
  return loadKindModel(file, segment);
}

describe('kind', () => {
  it('trains to the same bytes each time', () => {
    const once = JSON.stringify(trainKind(samples, segment));
    expect(JSON.stringify(trainKind(samples, segment))).toBe(once);
    expect(once).not.toContain('"totalExamples":1,');
  });

  it('proposes the kind it learned', () => {
    const propose = proposer(trainKind(samples, segment));
    expect(propose('车船税税率是多少').kind).toBe('general');
    expect(propose('登录系统的步骤').kind).toBe('operation');
    expect(propose('重组合同').kind).toBe('complex');
    expect(propose('重组合同').confidence).toBeGreaterThan(0.8);
  });

  it('proposes the shorter promise when it knows nothing', () => {
    const propose = proposer(trainKind(samples, segment));
    expect(propose('')).toEqual({ kind: 'general', confidence: 0 });
    expect(propose('龘').kind).toBe('general');
  });

  it('has a trained model in the repository', () => {
    const propose = loadKindModel(join(import.meta.dirname, '../../../kb/models/kind.json'), segment);
    // An empty model knows no kind at all.
    expect(propose('个人出租住房，增值税怎样交').confidence).toBeGreaterThan(0);
  });
});
