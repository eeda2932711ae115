// The npm package's front: nothing on a server, one script on a page, calls kept until it is there.

import { Window } from 'happy-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { createBaton } from '../../widget/embed/index.ts';

afterEach(() => vi.unstubAllGlobals());

function onAPage() {
  const page = new Window({
    url: 'https://shop.example/',
    settings: { disableJavaScriptFileLoading: true, handleDisabledFileLoadingAsSuccess: true },
  });
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', page.document);
  const scripts = () => [...page.document.querySelectorAll('script')];
  const queue = () => (page as unknown as { Baton: { q: unknown[][] } }).Baton.q;
  return { page, scripts, queue };
}

test('on a server nothing happens, and every verb does nothing', () => {
  const baton = createBaton({ site: 'acme', relay: 'https://relay.example' });
  expect(baton.open()).toBeUndefined();
  expect(baton('send', 'hello')).toBeUndefined();
});

test('without site or relay it says what is missing', () => {
  expect(() => createBaton({ site: '', relay: 'https://relay.example' })).toThrow(/site.*relay/);
  expect(() => createBaton({ site: 'acme', relay: '' })).toThrow(TypeError);
});

test('the script is put on the page once; calls wait for it in order, and tokens are not in the markup', () => {
  const { page, scripts, queue } = onAPage();
  const options = {
    site: 'acme',
    relay: 'https://relay.example/',
    locale: 'de',
    token: 'a.b.c',
    traits: { plan: 'gold' },
  };
  const baton = createBaton(options);
  createBaton(options).open();
  const undo = baton.on('opened', () => {});
  undo();
  expect(scripts()).toHaveLength(1);
  expect(scripts()[0]?.getAttribute('src')).toBe('https://relay.example/baton.js');
  expect(scripts()[0]?.dataset.locale).toBe('de');
  expect(page.document.documentElement.outerHTML).not.toMatch(/a\.b\.c|gold/);
  expect(queue().map(([verb]) => verb)).toEqual(['boot', 'boot', 'open', 'on', 'off']);
  expect(queue()[0]?.[1]).toEqual(options);
});
