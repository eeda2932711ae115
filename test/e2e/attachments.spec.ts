// Files, on the built product: chosen, pasted and dropped, seen by both sides, and what happens when a file cannot be sent.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { concat, exif, PDF } from '../server/pictures-for-test.ts';
import { type Customer, customerOn, ownerOf } from './cast.ts';
import { hostPage, startHost, strictPolicy } from './host.ts';
import { lookOut } from './lookout.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let relay: TestRelay;
test.beforeAll(async () => {
  relay = await startRelay();
});
test.afterAll(() => relay.close());

interface FilePart {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A picture of this size, with its upper left corner red, so that it is seen which way up it is. */
async function pictureOf(page: Page, type: 'image/png' | 'image/jpeg', width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([kind, w, h]) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: w, height: h });
      const pen = canvas.getContext('2d');
      if (!pen) return '';
      pen.fillStyle = '#e8eefc';
      pen.fillRect(0, 0, w, h);
      pen.fillStyle = '#d22';
      pen.fillRect(0, 0, w / 4, h / 4);
      pen.fillStyle = '#2b3a67';
      pen.font = `${h / 9}px sans-serif`;
      pen.fillText('Invoice INV-20418', w / 4, h / 2);
      return canvas.toDataURL(kind);
    },
    [type, width, height] as const,
  );
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

/** As a phone held upright writes it: lying, with a word on how to turn it. */
async function turnedJpeg(page: Page): Promise<Buffer> {
  const jpeg = await pictureOf(page, 'image/jpeg', 640, 480);
  const body = concat('Exif\0\0', exif(6));
  return Buffer.from(
    concat(jpeg.subarray(0, 2), [0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255], body, jpeg.subarray(2)),
  );
}

async function waiting(customer: Customer): Promise<void> {
  await customer.open();
  await customer.say('I want to talk to a human');
  await customer.sees('Connecting you to a person');
  await expect(clip(customer)).toBeVisible();
}

const clip = ({ panel }: Customer) => panel.getByRole('button', { name: 'Attach a picture or PDF' });

async function choose(customer: Customer, ...files: FilePart[]): Promise<void> {
  await customer.panel.locator('input[type=file]').setInputFiles(files);
}

const drawn = (where: Locator) => where.locator('canvas[data-drawn]');

test('SEC-14: both sides send and see pictures and PDFs; nothing of them is taken for a page', async ({ browser }) => {
  const ada = await ownerOf(browser, relay);
  const customer = await customerOn(browser, relay);
  const { panel, page } = customer;
  await customer.open();
  // The assistant cannot look at files: nothing is promised before a person was asked for.
  await expect(clip(customer)).toHaveCount(0);
  await waiting(customer);

  const png = {
    name: 'screen\u202egnp.exe',
    mimeType: 'image/png',
    buffer: await pictureOf(page, 'image/png', 800, 600),
  };
  const jpeg = { name: 'phone.jpg', mimeType: 'image/jpeg', buffer: await turnedJpeg(page) };
  const pdf = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
  const svg = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };
  await choose(customer, png, jpeg, pdf, svg);
  const tray = panel.getByRole('list', { name: 'Files to send' });
  await expect(tray.getByRole('listitem')).toHaveCount(4);
  await expect(tray).toContainText('screengnp.exe.png');
  await expect(tray.getByRole('alert')).toHaveText(/Only pictures/);
  await expect(drawn(tray)).toHaveCount(2);
  await page.screenshot({ path: test.info().outputPath('tray.png') });
  await panel.getByRole('button', { name: 'Remove logo.png' }).click();
  await customer.say('Here is what I see');
  await expect(drawn(panel.locator('.items .file'))).toHaveCount(2);
  await expect(panel.locator('.going')).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Download bill.pdf' })).toBeVisible();
  const boxes = await panel
    .locator('.items canvas')
    .evaluateAll((all) =>
      all.map((one) => [Math.round(one.getBoundingClientRect().width), Math.round(one.getBoundingClientRect().height)]),
    );
  expect(boxes).toEqual([
    [240, 180],
    [210, 280],
  ]);
  await page.screenshot({ path: test.info().outputPath('sent.png') });

  await panel.getByRole('button', { name: 'Open phone.jpg' }).click();
  const viewer = page.getByRole('dialog', { name: 'phone.jpg' });
  await expect(drawn(viewer)).toBeVisible();
  await expectAccessible(page, 'baton-widget');
  await page.screenshot({ path: test.info().outputPath('viewer.png') });
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(panel).toBeVisible();

  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download bill.pdf' }).click();
  expect((await download).suggestedFilename()).toBe('bill.pdf');

  // The agent sees them too, and answers with one.
  await ada.take(/File: bill.pdf/);
  const theirs = ada.thread.getByRole('list', { name: 'Thread' });
  const shown = theirs.locator('.file-picture img');
  await expect(shown).toHaveCount(2);
  for (const one of await shown.all()) {
    await one.scrollIntoViewIfNeeded();
    await expect(one).toHaveJSProperty('complete', true);
    expect(await one.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  }
  expect(
    await shown.evaluateAll((all: HTMLImageElement[]) => all.map((img) => [img.naturalWidth, img.naturalHeight])),
  ).toEqual([
    [800, 600],
    [480, 640],
  ]);
  await expect(theirs.getByRole('link', { name: 'Download bill.pdf' })).toBeVisible();
  await expect(ada.brief.getByRole('button', { name: 'bill.pdf' })).toBeVisible();
  await ada.brief.getByRole('button', { name: 'phone.jpg' }).click();
  await expect(theirs.locator('.lit img')).toHaveAttribute('alt', 'phone.jpg');
  await expectAccessible(ada.page);
  await ada.page.screenshot({ path: test.info().outputPath('console.png') });
  await theirs.getByRole('button', { name: 'Open phone.jpg' }).click();
  await expect(ada.page.getByRole('dialog', { name: 'phone.jpg' }).getByRole('img')).toBeVisible();
  await expectAccessible(ada.page);
  await ada.page.screenshot({ path: test.info().outputPath('console-large.png') });
  await ada.page.keyboard.press('Escape');
  await ada.claim();
  await ada.thread
    .locator('input[type=file]')
    .setInputFiles([
      { name: 'refund.png', mimeType: 'image/png', buffer: await pictureOf(page, 'image/png', 500, 250) },
      svg,
    ]);
  await expect(ada.thread.getByRole('list', { name: 'Files to send' }).getByRole('alert')).toHaveText(/Only pictures/);
  await expectAccessible(ada.page);
  await ada.page.screenshot({ path: test.info().outputPath('console-tray.png') });
  await ada.reply('This is your refund.');
  await customer.sees('This is your refund.');
  await expect(drawn(panel.locator('.agent .file'))).toHaveCount(1);
  await expect(theirs.locator('.file-picture')).toHaveCount(3);
  await expect(panel.getByText('Ada Berg').first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('answered.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 780 });
  await page.screenshot({ path: test.info().outputPath('answered-dark.png') });
  await ada.page.emulateMedia({ colorScheme: 'dark' });
  await ada.page.reload();
  await expect(theirs.locator('.file-picture')).toHaveCount(3);
  await ada.page.screenshot({ path: test.info().outputPath('console-dark.png') });
});

async function expectAccessible(page: Page, part = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

test('I3, F9: a file that cannot be sent stays in sight and says why; it goes once the line is back, and no words are lost', async ({
  browser,
}) => {
  const customer = await customerOn(browser, relay, { width: 390, height: 780 });
  const { panel, page } = customer;
  await waiting(customer);
  const large = { name: 'film.png', mimeType: 'image/png', buffer: Buffer.alloc(10 * 1_048_576 + 1) };
  (await pictureOf(page, 'image/png', 200, 100)).copy(large.buffer);
  await choose(customer, large);
  await expect(panel.getByRole('alert')).toHaveText('Larger than 10 MB. Send a smaller one.');
  await expect(panel.getByRole('button', { name: 'Send' })).toBeDisabled();
  await panel.getByRole('button', { name: 'Remove film.png' }).click();

  // Pasted, while what carries files is cut.
  await page.route('**/api/files/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  const png = (await pictureOf(page, 'image/png', 600, 300)).toString('base64');
  await paste(panel, 'receipt.png', png);
  await customer.say('my receipt');
  const failed = panel.getByRole('alert').filter({ hasText: 'No connection' });
  await expect(failed).toBeVisible();
  await expect(panel.getByText('my receipt')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('failed-phone.png') });
  await page.unroute('**/api/files/**');
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(drawn(panel.locator('.items .file'))).toHaveCount(1);
  await expect(failed).toHaveCount(0);

  // On its way when the page is left: the next page goes on with it.
  await page.route('**/api/files/**', (route) => (route.request().method() === 'PUT' ? undefined : route.continue()));
  await paste(panel, 'third.png', png);
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.locator('.sending')).toHaveCount(1);
  await page.reload();
  await page.unroute('**/api/files/**');
  await expect(drawn(panel.locator('.items .file'))).toHaveCount(2, { timeout: 20_000 });
  await expect(panel.locator('.sending')).toHaveCount(0);

  // The whole line goes: what is sent meanwhile goes by itself once it is back.
  await relay.kill();
  await paste(panel, 'second.png', png);
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.locator('.sending')).toHaveCount(1);
  await relay.start();
  await expect(drawn(panel.locator('.items .file'))).toHaveCount(3, { timeout: 40_000 });
  await expect(panel.locator('.sending')).toHaveCount(0);
  // Nothing is kept of what is there; and after a reset not even where it was kept.
  expect(await keptIn(page)).toEqual([]);
  await page.route('**/api/files/**', (route) => (route.request().method() === 'PUT' ? undefined : route.continue()));
  await paste(panel, 'fourth.png', png);
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => keptIn(page)).toEqual(['fourth.png']);
  await page.evaluate(() => window.Baton?.('reset'));
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

/** Names of the files that this browser keeps for the site. */
function keptIn(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const asked = indexedDB.open('baton:demo');
        asked.onsuccess = () => {
          const all = asked.result.transaction('files').objectStore('files').getAll();
          all.onsuccess = () => {
            asked.result.close();
            resolve(all.result.map((one) => one.name));
          };
        };
      }),
  );
}

/** As a clipboard with a screenshot in it. */
function paste(panel: Locator, name: string, base64: string): Promise<void> {
  return panel.getByRole('textbox', { name: 'Your message' }).evaluate(
    (box, [fileName, content]) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], fileName, { type: 'image/png' }));
      box.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
      );
    },
    [name, base64] as const,
  );
}

test('EMB-01, SEC-14: on another site’s page, under the strictest policy, files go and are seen, without one report', async ({
  context,
  page,
}) => {
  const host = await startHost();
  const elsewhere = await startRelay({ ALLOWED_ORIGINS: host.url });
  try {
    const lookout = await lookOut(context, [elsewhere.url, host.url]);
    const html = hostPage({ relay: elsewhere.url, attributes: 'nonce="r4nd0m"' });
    await page.goto(host.page('/strict', html, strictPolicy(elsewhere.url)));
    const widget = widgetOn(page);
    await widget.wholePath();
    const png = await pictureOf(page, 'image/png', 300, 200);
    await widget.panel.locator('input[type=file]').setInputFiles([
      { name: 'a.png', mimeType: 'image/png', buffer: png },
      { name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) },
    ]);
    await widget.panel.getByRole('button', { name: 'Send' }).click();
    await expect(drawn(widget.panel.locator('.items .file'))).toHaveCount(1);
    // After a reload it comes from the relay, not from what was chosen here.
    await page.reload();
    await expect(drawn(widget.panel.locator('.items .file'))).toHaveCount(1);
    const download = page.waitForEvent('download');
    await widget.panel.getByRole('button', { name: 'Download b.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('b.pdf');
    await widget.panel.getByRole('button', { name: 'Open a.png' }).click();
    await expect(drawn(page.getByRole('dialog', { name: 'a.png' }))).toBeVisible();
    expect(lookout.seen()).toEqual([]);
  } finally {
    await Promise.all([elsewhere.close(), host.close()]);
  }
});
