import { useEffect, useState } from 'react';

const KEY = 'console.theme';
const system = () => matchMedia('(prefers-color-scheme: dark)');

/** Dark or light: the system's, until the person chooses. */
export function useDarkMode() {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const [systemDark, setSystemDark] = useState(system().matches);
  useEffect(() => {
    const query = system();
    const listen = () => setSystemDark(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  const dark = chosen === null ? systemDark : chosen === 'dark';
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  const toggle = () => {
    const next = dark ? 'light' : 'dark';
    localStorage.setItem(KEY, next);
    setChosen(next);
  };
  return { dark, toggle };
}
