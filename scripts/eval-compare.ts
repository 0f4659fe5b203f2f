import type { EngineSource } from '../kb/answering/knowledge-base.ts';
import { createMeiliEngine, type MeiliEngine } from '../kb/search/meilisearch/meili-engine.ts';

/**
 * Meilisearch for a comparison, in an index of its own.
 * @returns `engine` to hand to a knowledge base, and `ready`, which brings the index up to date after the base was built
 * @throws Error that says which settings are missing
 */
export function meiliFromEnvironment(env: Readonly<Record<string, string | undefined>>) {
  const { MEILI_URL: url, MEILI_KEY: key, MEILI_INDEX: index = 'consult12366' } = env;
  if (!url || !key) throw new Error('与 Meilisearch 对比需要设置 MEILI_URL 和 MEILI_KEY');
  let made: MeiliEngine | undefined;
  return {
    engine(source: EngineSource) {
      made = createMeiliEngine({ url, key, index: `${index}-eval` }, source);
      return made;
    },
    async ready() {
      await made?.prepare();
      if (!(await made?.whole())) throw new Error('Meilisearch 的索引不完整');
    },
  };
}
