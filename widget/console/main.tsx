import { createRoot } from 'react-dom/client';
import { Root } from './root.tsx';

const element = document.getElementById('app');
if (element) createRoot(element).render(<Root />);
