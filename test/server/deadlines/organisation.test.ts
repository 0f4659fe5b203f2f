import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadOrganisation } from '../../../kb/organisation.ts';

const kb = join(import.meta.dirname, '../../../kb');
const file = join(kb, 'organisation.yaml');
const text = readFileSync(file, 'utf8');

describe('the organisation', () => {
  const organisation = loadOrganisation(file);

  it('promises what 台税发〔2020〕27号 says, and every level has days of its own', () => {
    expect(organisation.deadlines).toEqual({ general: 1, operation: 1, complex: 3 });
    expect(organisation.levels.map((l) => l.key)).toEqual(['county', 'city', 'province', 'national']);
    expect(organisation.levels[0]?.deadlines).toEqual(organisation.deadlines);
  });

  it('gives every category of the knowledge base to exactly one group', () => {
    const categories = parse(readFileSync(join(kb, 'content/categories.yaml'), 'utf8')) as { key: string }[];
    expect(organisation.groups.flatMap((g) => g.categories).sort()).toEqual(categories.map((c) => c.key).sort());
  });
});

describe('a broken file is refused, with its name and the place', () => {
  it.each([
    ['"08:30", to: "12:00"', '"8:30", to: "12:00"', /openingHours\.0\.from：时间应写作 HH:MM/],
    ['"08:30", to: "12:00"', '"12:00", to: "08:30"', /openingHours：时段要按先后排列/],
    ['"14:30", to', '"11:00", to', /openingHours：时段要按先后排列/],
    ['deadlines: { general: 1,', 'deadlines: { general: 0,', /deadlines\.general/],
    ['key: city,', 'key: county,', /levels：层级的 key 不能重复/],
    ['key: vat,', 'key: invoice,', /groups：职能组的 key 不能重复/],
    ['[vat, export]', '[vat, iit]', /groups：一个类别只能归一个职能组/],
    ['serveOutsideHours: true', 'serveOutsideHours: maybe', /serveOutsideHours/],
    ['serveOutsideHours: true', 'serveOutsideHour: true', /serveOutsideHour/],
    ['[vat, export]', '[vat, export', /flow|\]/i],
  ])('%j written as %j', (right, wrong, message) => {
    expect(text).toContain(right);
    const broken = join(mkdtempSync(join(tmpdir(), 'consult-organisation-')), 'organisation.yaml');
    writeFileSync(broken, text.replace(right, wrong));
    expect(() => loadOrganisation(broken)).toThrow(message);
    expect(() => loadOrganisation(broken)).toThrow(broken);
  });

  it('that is not there', () => {
    expect(() => loadOrganisation('/nowhere/organisation.yaml')).toThrow(/\/nowhere\/organisation\.yaml/);
  });
});
