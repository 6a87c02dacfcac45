import { expect, it } from 'vitest';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, wholeChromiumOptions } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser(wholeChromiumOptions);

it('can be put beside other apps on a phone or desk', async () => {
  const context = await browser.open();
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app`);
  const devTools = await context.newCDPSession(page);
  const { errors, data = '' } = await devTools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
  // A window of a test is one that keeps nothing.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  const { icons, start_url } = JSON.parse(data);
  for (const { src, type } of [...icons, { src: start_url, type: 'text/html; charset=utf-8' }]) {
    const answer = await fetch(`${running.program.url}${src}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  }
  await context.close();
});
