// The widget on a page that is not the demo: what a visitor does with it, and what it looks like from outside.
import { expect, type Locator, type Page } from '@playwright/test';

export interface Widget {
  readonly panel: Locator;
  readonly launcher: Locator;
  open(): Promise<void>;
  say(text: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  /** Opens, asks what an article answers, then asks for a person and waits until the relay has the thread. */
  wholePath(): Promise<void>;
}

/** `inFrame`: the page has `data-isolation="iframe"`. */
export function widgetOn(page: Page, inFrame = false): Widget {
  const within = inFrame ? page.frameLocator('baton-widget iframe') : page;
  const panel = within.getByRole('dialog', { name: 'Support' });
  const launcher = page.locator('baton-widget button.l');
  const box = panel.getByRole('textbox', { name: 'Your message' });
  const sees = (text: string | RegExp) => expect(panel.getByText(text).last()).toBeVisible();
  const open = async () => {
    await launcher.click();
    await expect(box).toBeVisible();
  };
  const say = async (text: string) => {
    await box.fill(text);
    await box.press('Enter');
  };
  return {
    panel,
    launcher,
    open,
    say,
    sees,
    async wholePath() {
      await open();
      await say('can I get a copy of my March invoice?');
      await sees(/You can download a copy/);
      await say('I want to talk to a human');
      await sees('Connecting you to a person');
      // The relay counts the thread in: the handoff is there, and not only on its way.
      await sees(/You are next|Number \d+ in line|Nobody is here/);
    },
  };
}
