import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTINGS } from '../../../server/config.ts';

const root = join(import.meta.dirname, '../../..');

describe('settings', () => {
  it('have defaults, and an empty text counts as unset', () => {
    expect(readConfig({ PORT: '', SITES: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      sites: [],
      scope: 'taiqian',
    });
  });

  it('are read', () => {
    const env = { PORT: '8080', SITES: 'https://a.example, https://b.example:8443', SCOPE: 'henan', TRUST_PROXY: '1' };
    expect(readConfig(env)).toMatchObject({
      port: 8080,
      sites: ['https://a.example', 'https://b.example:8443'],
      scope: 'henan',
      trustProxy: 1,
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['SITES', 'a.example'],
    ['SITES', 'https://a.example/'],
    ['PUBLIC_ORIGIN', 'https://a.example/path'],
    ['SCOPE', 'beijing'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', '1.5'],
    ['IDENTITY_SECRET', 'short'],
    ['QUEUE_WAIT_MINUTES', '0'],
    ['AGENT_GRACE_SECONDS', '1'],
    ['MESSAGES_PER_MINUTE', '0'],
  ])('%s=%s is refused by name', (name, value) => {
    const fault = expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(name) });
    expect(() => readConfig({ [name]: value })).toThrow(fault);
  });

  it('tell every fault at once', () => {
    const message = expect.stringMatching(/2 处.*PORT.*SCOPE/s);
    expect(() => readConfig({ PORT: 'x', SCOPE: 'y' })).toThrow(expect.objectContaining({ message }));
  });

  it.each(['README.md', 'README.zh-CN.md'])('each stands in %s', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(Object.keys(SETTINGS).filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
