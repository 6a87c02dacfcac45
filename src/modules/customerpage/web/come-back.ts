/** On the page that stands there while nobody answers: asks now and then whether somebody does, and shows then what was asked for. */
const seconds = 15;
/** What a proxy says in the place of a server that does not answer, and a server that cannot work just now. */
const away = [502, 503, 504];

let isAsking = false;

async function ask(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  if (await isThere()) location.reload();
  isAsking = false;
}

/** Asks for nothing of a case, so that nobody is said to have looked at it. */
const isThere = (): Promise<boolean> =>
  fetch('/readyz', { cache: 'no-store' }).then(
    ({ status }) => !away.includes(status),
    () => false,
  );

setInterval(ask, seconds * 1000);
window.addEventListener('online', ask);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void ask();
});
