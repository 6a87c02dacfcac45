import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '../src/platform/pictures/drawn.fixture.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aSilentMixer, beside } from './a-silent-mixer.ts';
import { aBrowser, expectFitting, looks, narrow, screensOf, sendNow } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  writeFileSync(
    join(folder, 'drawing.png'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  writeFileSync(join(folder, 'pressing.mp4'), drawn.mp4);
});
afterAll(() => rmSync(folder, { recursive: true }));

const opened = screensOf(browser, running);
const helps = (page: Page) => page.getByRole('textbox', { name: 'What helps', exact: true });

/** A photo of today, as somebody pastes it: larger than any screen. */
const pastePhoto = (page: Page) =>
  helps(page).evaluate(async (field) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 3000, height: 2000 });
    const context = canvas.getContext('2d');
    for (let at = 0; context && at < 30; at += 1) {
      context.fillStyle = `hsl(${at * 12} 70% 60%)`;
      context.fillRect(at * 100, 0, 100, 2000);
    }
    const blob = await new Promise<Blob | null>((take) => canvas.toBlob(take, 'image/png'));
    const clipboardData = new DataTransfer();
    if (blob) clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });

const choose = (page: Page, name: string) =>
  page.locator('input[type=file]').setInputFiles(join(folder, name));

const dropped = (page: Page) =>
  helps(page).evaluate((field, content) => {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'back.jpg', { type: 'image/jpeg' }));
    field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, drawn.jpeg.toString('base64'));

const isLoaded = (page: Page, name: string) =>
  page.getByRole('img', { name }).evaluate(async (image: HTMLImageElement) => {
    image.scrollIntoView();
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });

/** An article with a pasted picture and a chosen video, each described, that customers read. */
async function written(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write an article' }).click();
  await page.getByLabel('In their words').fill('No sound on the mains');
  await helps(page).fill('Press the mono switch out.');
  await pastePhoto(page);
  await page.getByLabel('What picture 1 shows').waitFor();
  expect(await helps(page).inputValue()).toMatch(
    /^Press the mono switch out\.\n\n!\[\]\(picture\/[0-9a-f-]{36}\)$/,
  );

  await choose(page, 'drawing.png');
  await page.getByText('This is no picture or video that every browser shows').waitFor();
  expect(await page.getByLabel('What picture 2 shows').count()).toBe(0);
  await expectFitting(page, looks);

  await choose(page, 'pressing.mp4');
  await page.getByLabel('What picture 1 shows').fill('The mono switch [front]');
  await page.getByLabel('What picture 2 shows').fill('Pressing it');
  await expectFitting(page, looks);
  expect(await helps(page).inputValue()).toContain('![The mono switch (front)](picture/');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The client says that customers read it. */
async function published(page: Page): Promise<void> {
  await page.getByLabel('Who reads it').selectOption('Customers, on the help pages');
  await page.getByText('Look at these pictures before others see them.').waitFor();
  const asked = page.getByRole('region', { name: /^Look at these pictures/ });
  await asked.getByRole('img', { name: 'The mono switch (front)' }).waitFor();
  expect(await asked.locator('video').getAttribute('aria-label')).toBe('Pressing it');
  await expectFitting(page, looks);
  await asked.getByRole('button', { name: 'They show nothing of anybody' }).click();
  await asked.waitFor({ state: 'detached' });
  await page.getByText('Customers see it on the help pages once it is checked.').waitFor();
  await page.getByLabel('How sure we are').selectOption('Checked');
  await page.getByText('once it is checked').waitFor({ state: 'detached' });
}

describe('pictures in an article', () => {
  it('are pasted and chosen, described, and seen by a stranger; what is none is refused', async () => {
    const page = await opened(`desks/${desk.slug}/knowledge`, desk.leo);
    await written(page);
    await page.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
    expect(await isLoaded(page, 'The mono switch (front)')).toEqual([2000, 1333]);
    await expectFitting(page, looks);
    await published(page);

    const stranger = await (await browser.open({ viewport: narrow, javaScriptEnabled: false })).newPage();
    const failed: string[] = [];
    stranger.on('requestfailed', (request) => failed.push(request.url()));
    stranger.on('console', (message) => failed.push(message.text()));
    await stranger.goto(`${running.program.url}/help/${desk.slug}`);
    await stranger.getByRole('link', { name: 'No sound on the mains' }).click();
    const image = stranger.getByRole('img', { name: 'The mono switch (front)' });
    await image.scrollIntoViewIfNeeded();
    expect(await image.getAttribute('width')).toBe('960');
    const video = stranger.locator('video');
    expect(await video.getAttribute('aria-label')).toBe('Pressing it');
    expect(await video.getAttribute('autoplay')).toBeNull();
    await stranger.waitForLoadState('networkidle');
    expect(failed).toEqual([]);
    await image.click();
    await stranger.waitForURL(/\/pictures\//);
  });

  it('play where scripts run', async () => {
    const page = await (await browser.open()).newPage();
    await page.goto(`${running.program.url}/help/${desk.slug}`);
    await page.getByRole('link', { name: 'No sound on the mains' }).click();
    const size = await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
      video.muted = true;
      await video.play();
      return [video.videoWidth, video.videoHeight];
    });
    expect(size).toEqual([64, 48]);
    expect(await isLoaded(page, 'The mono switch (front)')).toEqual([2000, 1333]);
    await expectFitting(page, looks);
  });

  it('stand as what became of them between versions, and are described where customers read them', async () => {
    const page = await opened(`desks/${desk.slug}/knowledge`, desk.leo);
    await page.getByRole('link', { name: 'No sound on the mains' }).click();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('button', { name: 'Take it out: picture 1' }).click();
    await helps(page).press('Control+End');
    await dropped(page);
    await page.getByLabel('What picture 2 shows').waitFor();
    await page.keyboard.press('Control+Enter');
    const missing = page.getByLabel('What picture 2 shows');
    await missing.and(page.locator(':focus')).waitFor();
    await missing.fill('The back');
    await page.keyboard.press('Control+Enter');
    const asked = page.getByRole('region', { name: /^Look at this picture/ });
    await asked.getByRole('img', { name: 'The back' }).waitFor();
    expect(await asked.getByRole('img').count()).toBe(1);
    await expectFitting(page, looks);
    await asked.getByRole('button', { name: 'It shows nothing of anybody' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Version 2').click();
    await page.locator('ins', { hasText: 'Picture added: The back' }).waitFor();
    await page
      .locator('del', { hasText: 'Picture taken out: The mono switch (front)' })
      .getByRole('img')
      .waitFor();
    await expectFitting(page, looks);
  });

  it('go into a reply as the address at which a customer sees them, or attached by whoever means it', async () => {
    const theirs = await aSilentMixer(desk, 'Bill');
    const page = await opened(`cases/${theirs.id}`, desk.dana);
    const article = beside(page).getByRole('button', { name: /^No sound on the mains/ });
    await article.click();
    await beside(page).getByRole('img', { name: 'The back' }).waitFor();
    await expectFitting(page, looks);
    await beside(page).getByRole('button', { name: 'Insert', exact: true }).click();
    const reply = page.getByRole('textbox', { name: 'Reply to Bill' });
    expect(await reply.inputValue()).toMatch(
      new RegExp(`^Press the mono switch out\\.\n\nhttp://[^/]+/help/${desk.slug}/articles/[0-9a-f-]{36}$`),
    );
    expect(await beside(page).getByRole('button', { name: 'Attach its pictures' }).count()).toBe(0);

    // What customers do not read is inserted without them; whoever means them attaches them and sees that they go.
    const client = await opened(`desks/${desk.slug}/knowledge`, desk.leo);
    await client.getByRole('link', { name: 'No sound on the mains' }).click();
    await client.getByLabel('Who reads it').selectOption('All companies on the desk');
    await beside(page).getByRole('button', { name: 'Attach its pictures' }).click();
    await page.getByRole('button', { name: /Remove .*Pressing it\.mp4/ }).waitFor();
    await page.getByRole('button', { name: /Remove .*The back\.jpg/ }).waitFor();
    await reply.fill('');
    await beside(page).getByRole('button', { name: 'Insert', exact: true }).click();
    await page.getByText('It is inserted without its pictures').waitFor();
    expect(await reply.inputValue()).toBe('Press the mono switch out.');
    await expectFitting(page, looks);

    // What is kept of a reply takes none of the files of its case along.
    await page.getByRole('button', { name: 'Keep as article' }).click();
    await helps(page).waitFor();
    expect(await helps(page).inputValue()).toBe('Press the mono switch out.');
    expect(await page.getByLabel('What picture 1 shows').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await reply.press('Control+Enter');
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByRole('button', { name: /The back\.jpg/ }).waitFor();
  });
});

describe('two pictures that are added at once', () => {
  it('are both waited for before the article is kept', async () => {
    const page = await opened(`desks/${desk.slug}/knowledge`, desk.dana);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route(
      '**/pictures',
      async (route) => {
        await released;
        await route.continue();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Write an article' }).click();
    await page.getByLabel('In their words').fill('It is loud');
    await choose(page, 'pressing.mp4');
    await page.getByText('Adding pressing.mp4').waitFor();
    await dropped(page);
    await page.getByLabel('What picture 1 shows').waitFor();
    await page.getByText('Adding pressing.mp4').waitFor();
    const keep = page.getByRole('button', { name: /^Keep/ });
    expect(await keep.isEnabled()).toBe(false);
    release();
    await page.getByLabel('What picture 2 shows').waitFor();
    await keep.and(page.locator(':enabled')).click();
    await page.getByRole('heading', { name: 'It is loud' }).waitFor();
  });
});

describe('a picture that is heavier than a page should be', () => {
  const kept = async () => {
    const { rows } = await running.test.sql(
      `select p.type, c.bytes from article_pictures p join article_picture_chunks c on c.picture_id = p.id and c.place = 0
       order by p.recorded_at desc, p.id desc limit 1`,
    );
    return rows[0] as { type: string; bytes: Buffer };
  };

  it('is left alone where it moves, and where one sees through it', async () => {
    const page = await opened(`desks/${desk.slug}/knowledge`, desk.dana);
    await page.getByRole('button', { name: 'Write an article' }).click();
    const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
    const [head, pixels] = [drawn.png.subarray(0, 33), drawn.png.subarray(33)];
    const buffer = Buffer.concat([head, control, pixels, Buffer.alloc(2_000_000)]);
    const file = { name: 'moving.png', mimeType: 'image/png', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('What picture 1 shows').waitFor();
    expect((await kept()).bytes.includes('acTL')).toBe(true);

    await helps(page).evaluate(async (field) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 700, height: 700 });
      const context = canvas.getContext('2d');
      const noise = new ImageData(700, 700);
      for (let at = 0; at < noise.data.length; at += 4)
        noise.data.set([Math.random() * 256, Math.random() * 256, Math.random() * 256, 128], at);
      context?.putImageData(noise, 0, 0);
      const blob = await new Promise<Blob | null>((take) => canvas.toBlob(take, 'image/png'));
      const clipboardData = new DataTransfer();
      if (blob) clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.getByLabel('What picture 2 shows').waitFor();
    expect(await kept()).toMatchObject({ type: 'image/png' });
  });
});
