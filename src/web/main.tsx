import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { isAnythingUnsent } from '../modules/conversations/web/unsent.ts';
import '../ui/styles.ts';
import './i18n/i18n.ts';
import { App } from './app.tsx';

// The browser asks before it closes or reloads a tab in which something unsent would be lost.
window.addEventListener('beforeunload', (event) => {
  if (isAnythingUnsent()) event.preventDefault();
});

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
