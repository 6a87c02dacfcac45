import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { isAnythingAtRisk, keepAll } from '../modules/conversations/web/draft-keeper.ts';
import { isAnythingKept } from '../ui/kept.ts';
import '../ui/styles.ts';
import './i18n/i18n.ts';
import { App } from './app.tsx';

// What was written last is kept when the tab is left; where it could not be, the browser asks before it closes.
window.addEventListener('pagehide', () => void keepAll(true));
document.addEventListener('visibilitychange', () => void (document.hidden && keepAll(true)));
window.addEventListener('online', () => void keepAll(false));
window.addEventListener('beforeunload', (event) => {
  if (isAnythingAtRisk() || isAnythingKept()) event.preventDefault();
});

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
