import { useEffect, useState } from 'preact/hooks';
import type { Offered } from '../../shared/protocol.ts';
import { api, type CatalogueCategory, type WidgetConfig } from '../api.ts';

interface Props {
  config: WidgetConfig;
  ask: (offered: Offered) => void;
  browse: () => void;
  staffed: boolean;
  /** Only the greeting: the conversation has begun. */
  brief: boolean;
}

let loading: Promise<CatalogueCategory[]> | undefined;
/** The catalogue, fetched once; a failed fetch is tried again at the next call. */
export function catalogue(): Promise<CatalogueCategory[]> {
  loading ??= api.catalogue().then((c) => c.categories);
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

export function Welcome({ config, ask, browse, staffed, brief }: Props) {
  const [categories, setCategories] = useState<CatalogueCategory[]>([]);
  useEffect(() => {
    if (!brief) catalogue().then(setCategories, () => setCategories([]));
  }, [brief]);
  const common = categories.slice(0, 6).flatMap((c) => c.questions[0] ?? []);
  return (
    <div class="message theirs welcome">
      <div class="bubble">
        <p>您好！我是{config.serviceName}的智能应答，请直接说出您的税费问题。</p>
        {!brief && common.length > 0 && (
          <>
            <p class="hint">大家常问：</p>
            <ul class="choices">
              {common.map((q) => (
                <li key={q.id}>
                  <button type="button" onClick={() => ask(q)}>
                    {q.question}
                  </button>
                </li>
              ))}
            </ul>
            <button type="button" class="plain" onClick={browse}>
              按类别浏览全部问题
            </button>
          </>
        )}
        <p class="hint">
          人工服务：{config.openingHours || '工作日'}
          {staffed ? '（现在有人在线）' : ''}
          。请勿发送身份证号、银行卡号、密码和验证码；对话会保存，用于答复和改进服务。
        </p>
      </div>
    </div>
  );
}
