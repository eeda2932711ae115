// The gallery: every state of the widget side by side, in a language, a theme and a direction of one's choice; on a narrow screen they are the phone's; the address keeps the choice.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { en } from '../../widget/words/en.ts';
import { LANGUAGES, type Words, wordsFor } from '../../widget/words/words.ts';
import { Shown } from './Shown.tsx';
import { statesAt } from './states.ts';

const RTL = ['ar', 'he', 'fa', 'ur'];
/** Colours that are hard to read on, or to tell from the ground. */
const ACCENTS = ['', '#ffd400', '#111111', '#ffffff', '#12b886', '#e64980', '#7c2d12'];
const asked = new URLSearchParams(location.search);
const choice = signal({
  locale: asked.get('locale') ?? 'en',
  theme: asked.get('theme') ?? 'auto',
  dir: asked.get('dir') ?? '',
  only: asked.get('only') ?? '',
  accent: asked.get('accent') ?? '',
});
const words = signal<Words>(en);
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const now = Number(asked.get('now')) || Date.now();
const states = statesAt(now);

async function choose(change: Partial<typeof choice.value>): Promise<void> {
  choice.value = { ...choice.value, ...change };
  words.value = (await wordsFor(choice.value.locale)) ?? en;
  const query = new URLSearchParams(Object.entries(choice.value).filter(([, value]) => value !== ''));
  history.replaceState(null, '', `?${query}`);
}

function Pick({ name, values, value }: { name: keyof typeof choice.value; values: readonly string[]; value: string }) {
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => void choose({ [name]: event.currentTarget.value })}>
        {values.map((one) => (
          <option key={one} value={one}>
            {one === '' ? (name === 'dir' ? 'as the language' : 'as it comes') : one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Gallery() {
  const { locale, theme, dir, only, accent } = choice.value;
  const dark = theme === 'dark' || (theme === 'auto' && systemDark.matches);
  const shown = only === '' ? states : states.filter((state) => only.split(',').includes(state.id));
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  return (
    <>
      <header class="bar">
        <h1>Every state of the widget</h1>
        <form>
          <Pick name="locale" values={LANGUAGES} value={locale} />
          <Pick name="theme" values={['auto', 'light', 'dark']} value={theme} />
          <Pick name="dir" values={['', 'ltr', 'rtl']} value={dir} />
          <Pick name="accent" values={ACCENTS} value={accent} />
        </form>
      </header>
      <main class="states">
        {shown.map((state) => (
          <figure key={state.id} id={state.id}>
            <figcaption>{state.title}</figcaption>
            <Shown
              state={state}
              words={words.value}
              locale={locale}
              rtl={dir === '' ? RTL.includes(locale) : dir === 'rtl'}
              dark={dark}
              now={now}
              accent={accent}
            />
          </figure>
        ))}
      </main>
    </>
  );
}

void choose({});
const root = document.getElementById('page');
if (root) render(<Gallery />, root);
