import { App as AntApp, ConfigProvider, Spin, type ThemeConfig, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ChangePassword } from './features/sign-in/change-password.tsx';
import { SignIn } from './features/sign-in/sign-in.tsx';
import { useDarkMode } from './lib/dark-mode.ts';
import { type Me, signedIn } from './lib/http.ts';

const Workbench = lazy(() => import('./workbench.tsx'));

type Who = { me: Me; mustChangePassword: boolean } | 'nobody' | 'unknown';

// Ant Design's own greys and reds are too faint for WCAG's 4.5:1.
const LIGHT: ThemeConfig = {
  token: { colorPrimary: '#0b57a4', colorError: '#b3001b', colorTextDescription: '#55616e', fontSize: 15 },
};
const DARK: ThemeConfig = {
  token: { colorPrimary: '#6cabf0', colorError: '#ff9ba0', colorTextDescription: '#a9b5c1', fontSize: 15 },
  components: { Button: { primaryColor: '#06121f' } },
};

/** Who is signed in decides what is shown. */
export function Root() {
  const { dark, toggle } = useDarkMode();
  const [who, setWho] = useState<Who>('unknown');
  const [notice, setNotice] = useState('');
  const look = useCallback(() => {
    signedIn().then(setWho, () => setWho('nobody'));
  }, []);
  useEffect(look, [look]);
  const leave = useCallback((reason: string) => {
    setNotice(reason);
    setWho('nobody');
  }, []);

  return (
    <ConfigProvider
      locale={zhCN}
      theme={{ algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm, ...(dark ? DARK : LIGHT) }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="app">
        {who === 'unknown' && <Spin fullscreen description="正在载入" />}
        {who === 'nobody' && <SignIn done={look} notice={notice} />}
        {typeof who === 'object' && who.mustChangePassword && <ChangePassword done={look} first />}
        {typeof who === 'object' && !who.mustChangePassword && (
          <Suspense fallback={<Spin fullscreen description="正在载入" />}>
            <Workbench me={who.me} leave={leave} dark={dark} toggleDark={toggle} />
          </Suspense>
        )}
      </AntApp>
    </ConfigProvider>
  );
}
