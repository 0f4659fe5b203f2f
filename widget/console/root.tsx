import { App as AntApp, ConfigProvider, Spin, theme } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ChangePassword } from './features/sign-in/change-password.tsx';
import { SignIn } from './features/sign-in/sign-in.tsx';
import { useDarkMode } from './lib/dark-mode.ts';
import { type Me, signedIn } from './lib/http.ts';

const Workbench = lazy(() => import('./workbench.tsx'));

type Who = { me: Me; mustChangePassword: boolean } | 'nobody' | 'unknown';

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
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { colorPrimary: dark ? '#6cabf0' : '#0b57a4', fontSize: 15 },
        // White on the dark theme's lighter blue would be too faint.
        components: { Button: { primaryColor: dark ? '#06121f' : '#fff' } },
      }}
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
