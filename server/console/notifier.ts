// The browser's notifications, where it has them. A click brings the thread to the front.
import type { AlarmParts } from './alarm.ts';
import { hashOf } from './route.ts';

export function createNotifier(page: Window & { readonly Notification?: typeof Notification }): AlarmParts['notifier'] {
  const { Notification: Browsers } = page;
  const state = () => Browsers?.permission ?? 'missing';
  return {
    state,
    async ask() {
      await Browsers?.requestPermission();
      return state();
    },
    show(title, body, thread) {
      if (Browsers === undefined || page.document.hasFocus()) return;
      // One for each thread: a second one replaces the first.
      const shown = new Browsers(title, { body, tag: thread });
      shown.onclick = () => {
        page.focus();
        page.location.hash = hashOf({ at: 'thread', thread });
        shown.close();
      };
    },
  };
}
