// `<baton-chat site="acme" relay="https://relay.example">`: the widget while the element is on the page. Registers itself on import, in browsers alone.
import type { Baton, BatonOptions } from '../api.ts';
import { createBaton } from './index.ts';

const ATTRIBUTES = ['site', 'relay', 'locale', 'theme', 'position', 'consent', 'policy', 'notify', 'nonce'] as const;

if (typeof customElements !== 'undefined' && !customElements.get('baton-chat'))
  customElements.define('baton-chat', batonChat());

function batonChat(): CustomElementConstructor {
  let baton: Baton | null = null;
  let onThePage = 0;
  return class extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES.filter((name) => name !== 'site' && name !== 'relay');

    connectedCallback(): void {
      onThePage += 1;
      try {
        baton ??= createBaton(settingsOf(this));
      } catch (error) {
        console.error('<baton-chat> needs the attributes site and relay.', error);
      }
    }

    /** A swap takes the element away and puts one back at once: only what stays away ends the widget. */
    disconnectedCallback(): void {
      onThePage -= 1;
      setTimeout(() => {
        if (onThePage > 0) return;
        baton?.destroy();
        baton = null;
      });
    }

    attributeChangedCallback(name: string, _: string | null, value: string | null): void {
      if (this.isConnected) baton?.update({ [name]: value ?? undefined });
    }
  };
}

function settingsOf(element: HTMLElement): BatonOptions {
  const given = ATTRIBUTES.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, value]];
  });
  return { site: '', relay: '', ...Object.fromEntries(given) };
}
