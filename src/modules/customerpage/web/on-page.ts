/**
 * What makes a customer's page quicker, and does no more than the page does without it: a form is sent within the page, so
 * that whoever pressed sees it at once, and what was written stays where it cannot be sent.
 */
type Words = { sending: string; unreached: string; again: string };

let isSending = false;
/** The forms that could not be sent, and what is said at each. */
const unsent = new Map<HTMLFormElement, HTMLElement>();

const wordsOf = (page: Element | null): Words | null =>
  page instanceof HTMLElement && page.dataset.sending ? (page.dataset as Words) : null;

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const words = wordsOf(form.closest('.page'));
  const button = event.submitter ?? form.querySelector('button');
  if (!words || !button) return;
  event.preventDefault();
  if (!isSending) void send(form, button, words);
});

// What was written and could not be sent is nowhere but here.
window.addEventListener('beforeunload', (event) => {
  if ([...unsent.keys()].some((form) => form.isConnected)) event.preventDefault();
});

async function send(form: HTMLFormElement, button: HTMLElement, words: Words): Promise<void> {
  isSending = true;
  const body = new FormData(form, button);
  unsent.get(form)?.remove();
  unsent.delete(form);
  button.textContent = words.sending;
  button.ariaDisabled = 'true';
  const answer = await answerTo(form.action, body);
  isSending = false;
  const page = answer?.fresh.querySelector('.page');
  if (answer && page && wordsOf(page)) return show(answer, page, form);
  button.textContent = words.again;
  button.ariaDisabled = null;
  const notice = noticeOf(page ? problemOn(page) : words.unreached);
  unsent.set(form, notice);
  (button.closest('.row, .answers') ?? button).before(notice);
}

type Answer = { fresh: Document; address: string };

/** The page that a form leads to; null where nobody answers. */
async function answerTo(action: string, body: FormData): Promise<Answer | null> {
  try {
    const answer = await fetch(action, { method: 'POST', body });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return { fresh, address: answer.redirected ? answer.url : location.href };
  } catch {
    return null;
  }
}

/** What a page says that only says what is wrong. */
const problemOn = (page: Element): string =>
  [...page.querySelectorAll('.head > *')].map((part) => part.textContent).join('. ');

function noticeOf(words: string): HTMLElement {
  const element = document.createElement('p');
  element.className = 'notice no';
  element.role = 'alert';
  element.textContent = words;
  return element;
}

/** As if the browser had gone there, but that what is half written elsewhere on the page stays. */
function show({ fresh, address }: Answer, page: Element, sent: HTMLFormElement): void {
  const begun = [...document.forms].filter((form) => form !== sent && (unsent.has(form) || isBegun(form)));
  document.title = fresh.title;
  document.querySelector('.page')?.replaceWith(page);
  history.replaceState(null, '', address);
  const place = page.querySelector<HTMLElement>('[autofocus], .notice') ?? page.querySelector('h1');
  for (const form of begun) putBack(form, page);
  window.scrollTo(0, 0);
  if (place && !place.matches('textarea')) place.tabIndex = -1;
  place?.focus();
}

const isBegun = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input')].some(
    (field) =>
      field.value !== field.defaultValue ||
      (field instanceof HTMLInputElement && field.checked !== field.defaultChecked),
  ) || [...form.querySelectorAll('select')].some(isChosen);

/** Where none is chosen beforehand, it is the first. */
function isChosen({ options, selectedIndex }: HTMLSelectElement): boolean {
  const before = [...options].findIndex((option) => option.defaultSelected);
  return selectedIndex !== Math.max(before, 0);
}

/** What is not on the fresh page, as it stands only behind a link or is over, goes on at the end: its words are nowhere else. */
function putBack(form: HTMLFormElement, page: Element): void {
  const same = [...page.querySelectorAll('form')].find((one) => keyOf(one) === keyOf(form));
  if (same) same.replaceWith(form);
  else (page.querySelector('.talk') ?? page.querySelector('main'))?.append(form.closest('details') ?? form);
  const details = form.closest('details');
  if (details) details.open = true;
}

/** An order and a question have a form each, all of which lead to the same place. */
const keyOf = (form: HTMLFormElement): string =>
  [form.action, ...['task', 'note'].map((name) => new FormData(form).get(name))].join(' ');

// The page comes first.
if (window.isSecureContext && 'serviceWorker' in navigator)
  window.addEventListener('load', () => setTimeout(standBy));

/** For the pages and for the links that lead to them, so that a plain page stands there where the server does not answer. */
async function standBy(): Promise<void> {
  const { serviceWorker } = navigator;
  await Promise.all(
    ['/page/', '/c/'].map((scope) => serviceWorker.register('/page/unreached-worker.js', { scope })),
  );
  const { active } = await serviceWorker.ready;
  active?.postMessage(null);
}
