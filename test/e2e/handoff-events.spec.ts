// The whole life of a handoff as a host page hears of it: one customer's way through every stage, each event with what it carries.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { colleagueOf, ownerOf } from './cast.ts';
import { type Host, hostPage, startHost } from './host.ts';
import { startRelay, type TestRelay } from './relay.ts';
import { widgetOn } from './widget-on.ts';

let host: Host;
let relay: TestRelay;
test.beforeAll(async () => {
  host = await startHost();
  relay = await startRelay();
  await addSite('shop', host.url);
  await addSite('elsewhere', 'https://elsewhere.example');
});
test.afterAll(async () => {
  await relay.close();
  await host.close();
});

/** A first answer is promised within two seconds, so that the promise is soon broken. */
async function addSite(id: string, origin: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-site-'));
  const playbook = join(folder, 'playbook.yaml');
  const queues = { general: { name: 'General support' }, billing: { name: 'Billing' } };
  const unknown = { name: 'Anything else', action: 'answer', queue: 'general', sla: { firstReply: '2s' } };
  await writeFile(
    playbook,
    JSON.stringify({ version: 1, mode: 'live', record: 'always', queues, intents: [], unknown }),
  );
  const added = await relay.run('site', 'add', id, '--origin', origin, '--playbook', playbook);
  expect(added.code, added.output).toBe(0);
  // The relay reads the file when the site is first asked for.
  expect((await fetch(`${relay.url}/playbook.json?site=${id}`)).status).toBe(200);
  await rm(folder, { recursive: true });
}

type Told = readonly [name: string, detail: unknown];

async function listen(page: Page): Promise<() => Promise<readonly Told[]>> {
  await page.evaluate(() => {
    const told: [string, unknown][] = [];
    const onWindow: [string, unknown][] = [];
    Object.assign(window, { told, onWindow });
    const stages = 'suggested requested queued assigned joined transferred timeout cancelled ended failed'.split(' ');
    for (const name of [...stages.map((one) => `handoff:${one}`), 'csat:submitted']) {
      window.Baton?.('on', name, (detail: unknown) => told.push([name, detail]));
      window.addEventListener(`baton:${name}`, (event) => onWindow.push([name, (event as CustomEvent).detail]));
    }
  });
  return async () => {
    const { told, onWindow } = await page.evaluate(() => {
      const { told, onWindow } = window as unknown as Record<'told' | 'onWindow', [string, unknown][]>;
      return { told, onWindow };
    });
    expect(onWindow).toEqual(told);
    return told;
  };
}

for (const isolation of ['', 'iframe'])
  test(`offered, asked for, waited for too long, given up, asked for again, joined, passed on, ended, rated: each is told, with no word of the customer${isolation && ', from a frame too'}`, async ({
    browser,
    page,
  }) => {
    const agent = isolation ? 'Ida Berg' : 'Ada Berg';
    const ada = isolation ? await colleagueOf(browser, relay, agent) : await ownerOf(browser, relay, agent);
    const attributes = isolation && `data-isolation="${isolation}"`;
    await page.goto(host.page('/life', hostPage({ relay: relay.url, site: 'shop', attributes })));
    const told = await listen(page);
    const hears = (...expected: readonly Told[]) =>
      expect.poll(told, { timeout: 15_000 }).toEqual(expect.arrayContaining(expected.map((one) => [...one])));
    const { panel, open, say, sees } = widgetOn(page, isolation !== '');
    await open();
    await page.evaluate(() => window.Baton?.('assistant', () => Promise.reject(new Error('no model'))));
    await say('my parcel smells of violets');
    await hears(['handoff:suggested', {}]);
    expect(await told()).toEqual([['handoff:suggested', {}]]);

    await panel.locator('.offer').getByRole('button', { name: 'Talk to a person' }).click();
    await hears(
      ['handoff:requested', {}],
      ['handoff:queued', { queue: 'general', position: null, eta: null }],
      ['handoff:queued', { queue: 'general', position: 1, eta: null }],
      ['handoff:timeout', { queue: 'general' }],
    );
    await sees(/This takes longer than it should/);
    await panel.getByRole('button', { name: 'Stop waiting' }).click();
    await hears(['handoff:cancelled', {}]);

    const before = (await told()).length;
    await panel.getByRole('button', { name: 'Talk to a person' }).last().click();
    await sees('Connecting you to a person');
    await ada.take('my parcel smells of violets');
    await ada.claim();
    await hears(['handoff:assigned', { queue: 'general', agent }], ['handoff:joined', { agent }]);
    expect((await told()).slice(before).map(([name]) => name)).toContain('handoff:requested');
    await ada.reply('Violets? Let me ask Billing.');
    await sees('Violets? Let me ask Billing.');

    await ada.page.keyboard.press('Escape');
    await ada.page.locator('body').press('t');
    const transfer = ada.page.getByRole('dialog', { name: 'Transfer' });
    await transfer.getByRole('radio', { name: 'Billing' }).check();
    await transfer.getByRole('button', { name: 'Transfer' }).click();
    await hears(
      ['handoff:transferred', { queue: 'billing' }],
      ['handoff:queued', { queue: 'billing', position: 1, eta: null }],
    );
    await ada.claim();
    await hears(['handoff:assigned', { queue: 'billing', agent }]);
    await ada.reply('It is meant to.');
    await sees('It is meant to.');
    await ada.page.keyboard.press('Escape');
    await ada.page.locator('body').press('e');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
    await hears(['handoff:ended', { by: 'agent' }]);
    await panel.getByRole('radio', { name: 'Good', exact: true }).check({ force: true });
    await panel.getByRole('textbox', { name: /Anything to add/ }).fill('violets after all');
    await panel.getByRole('button', { name: 'Send rating' }).click();
    await hears(['csat:submitted', { score: 4 }]);
    await sees('Thank you for the rating');

    const all = await told();
    expect(JSON.stringify(all)).not.toMatch(/violets|parcel|Stop/i);
    const firsts = [...new Set(all.map(([name]) => name))];
    expect(firsts).toEqual([
      ...['handoff:suggested', 'handoff:requested', 'handoff:queued', 'handoff:timeout', 'handoff:cancelled'],
      ...['handoff:assigned', 'handoff:joined', 'handoff:transferred', 'handoff:ended', 'csat:submitted'],
    ]);
  });

test('failed: where the site may not be embedded the page is told why nobody will come, once, and the customer that it cannot connect', async ({
  page,
}) => {
  await page.goto(host.page('/walled', hostPage({ relay: relay.url, site: 'elsewhere' })));
  const told = await listen(page);
  const { panel, open, sees } = widgetOn(page);
  await open();
  await panel.getByRole('button', { name: 'Talk to a person' }).first().click();
  await sees(/This chat cannot connect/);
  const reason = expect.stringContaining(`may not be embedded from ${host.url}`);
  await expect.poll(told).toContainEqual(['handoff:failed', { reason }]);
  expect((await told()).filter(([name]) => name === 'handoff:failed')).toHaveLength(1);
});
