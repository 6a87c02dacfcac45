import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import '../ui/styles.ts';
import './i18n/i18n.ts';
import { App } from './app.tsx';

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
