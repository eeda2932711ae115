// @vitest-environment happy-dom
// The widget's views: values in, callbacks out.
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { buildPackage } from '#domain/pack';
import type { Thread } from '#domain/thread';
import type { Standing } from '#domain/wire';
import type { ChatView } from '../../widget/model.ts';
import { Composer } from '../../widget/ui/Composer.tsx';
import { Header } from '../../widget/ui/Header.tsx';
import { PassedOn } from '../../widget/ui/PassedOn.tsx';
import { Rating } from '../../widget/ui/Rating.tsx';
import { Rich } from '../../widget/ui/Rich.tsx';
import { StageCard } from '../../widget/ui/StageCard.tsx';
import { Timeline } from '../../widget/ui/Timeline.tsx';
import { de } from '../../widget/words/de.ts';
import { en } from '../../widget/words/en.ts';
import { ADA, answers, handsOff, type Step, says, started, threadOf } from '../domain/logs.ts';
import { PLAYBOOK } from '../domain/playbook.ts';

afterEach(cleanup);

// Composer

function composer(text: string) {
  const on = { onInput: vi.fn(), onSend: vi.fn(), onAskForPerson: vi.fn() };
  render(
    <Composer
      words={en}
      text={text}
      most={4096}
      sending={false}
      tools={null}
      tray={null}
      hasFiles={false}
      offersPerson
      {...on}
    />,
  );
  return { ...on, box: screen.getByRole('textbox', { name: 'Your message' }) };
}

test('Enter sends; Shift+Enter and an Enter that ends a composition do not', () => {
  const { box, onSend } = composer('hello');
  fireEvent.keyDown(box, { key: 'Enter', shiftKey: true });
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
  expect(onSend).not.toHaveBeenCalled();
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledOnce();
});

test('a person is one tap away; the counter shows near the end only; nothing to send, no button', () => {
  const { onAskForPerson } = composer('');
  fireEvent.click(screen.getByRole('button', { name: 'Talk to a person' }));
  expect(onAskForPerson).toHaveBeenCalledOnce();
  expect((screen.getByRole('button', { name: 'Send' }) as HTMLButtonElement).disabled).toBe(true);
  expect(screen.queryByText(/characters left/)).toBeNull();
  cleanup();
  composer('x'.repeat(4000));
  screen.getByText('96 characters left');
});

// The stage card

const waiting = threadOf([started, says('my invoice is wrong'), handsOff()]);
const packed: Thread = { ...waiting, package: buildPackage(PLAYBOOK, waiting, []) };
const standing = (rest: Partial<Standing>): Standing => ({
  queue: 'billing',
  queueName: 'Billing',
  position: 2,
  expectedWait: null,
  agents: 1,
  opensAt: null,
  ...rest,
});

function card(thread: Thread, stands: Standing | null, words = en, locale = 'en') {
  const on = { onCancel: vi.fn(), onSeePassedOn: vi.fn(), onLeaveContact: vi.fn() };
  render(
    <StageCard
      words={words}
      locale={locale}
      thread={thread}
      standing={stands}
      queueName="Billing"
      confirmed
      now={0}
      {...on}
    />,
  );
  return on;
}

test('the stages are the true ones: a summary that is not there yet is being prepared', () => {
  card(waiting, null);
  screen.getByText('Preparing a summary');
  expect(screen.queryByText(/ready/)).toBeNull();
});

test('a measured wait is said; without one the place in line, and no number nobody measured', () => {
  card(packed, standing({ expectedWait: 240_000 }));
  screen.getByText(/Number 2 in line · Usually about 4 minutes/);
  cleanup();
  card(packed, standing({}));
  screen.getByText('Number 2 in line');
  expect(document.body.textContent).not.toMatch(/minute/);
});

test('nobody there: it is said, with the time that was promised, and an address can be left', () => {
  const { onLeaveContact } = card(packed, standing({ agents: 0, opensAt: 3_600_000 }));
  screen.getByText('Nobody is here right now');
  expect(document.body.textContent).toMatch(/We are back .*\d\d/);
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'mia@example.com' } });
  fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
  expect(onLeaveContact).toHaveBeenCalledWith('mia@example.com');
});

test('PAIN-8: an answer by e-mail is said only where the relay mails; otherwise the address is for the team to see', () => {
  card(packed, standing({ agents: 0 }));
  screen.getByText('Leave your e-mail address, so that the team can see how to reach you.');
  expect(document.body.textContent).not.toMatch(/answer (?:also )?(?:goes )?there|send the answer/u);
  cleanup();
  card(packed, standing({ agents: 0, byMail: true }));
  screen.getByRole('textbox', { name: 'Leave your e-mail address, and we send the answer there too.' });
  cleanup();
  const left: Thread = { ...packed, contact: 'mia@example.com' };
  card(left, standing({ agents: 0 }));
  screen.getByText('We also have your address: mia@example.com');
  cleanup();
  card(left, standing({ agents: 0, byMail: true }));
  screen.getByText('The answer also goes to mia@example.com');
});

test('PAIN-9: once the promised time is over the way to be reached is offered, whoever is there', () => {
  card(packed, standing({ byMail: true }));
  expect(screen.queryByRole('textbox')).toBeNull();
  cleanup();
  const late = threadOf([
    started,
    says('help'),
    handsOff(),
    [{ role: 'relay' }, { type: 'delayed', expectedWait: null }],
  ]);
  const { onLeaveContact } = card(late, standing({ byMail: true }));
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'mia@example.com' } });
  fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
  expect(onLeaveContact).toHaveBeenCalledWith('mia@example.com');
});

test('waiting can be stopped, and what was passed on can be seen, in German too', () => {
  const { onCancel, onSeePassedOn } = card(packed, standing({}), de, 'de');
  fireEvent.click(screen.getByRole('button', { name: 'Nicht länger warten' }));
  fireEvent.click(screen.getByRole('button', { name: 'Was wir weitergegeben haben' }));
  expect(onCancel).toHaveBeenCalledOnce();
  expect(onSeePassedOn).toHaveBeenCalledOnce();
});

// The thread

function timeline(steps: readonly Step[], rest: Partial<ChatView> = {}, now = 0) {
  const on = { onJudge: vi.fn(), onRetry: vi.fn(), onDiscard: vi.fn() };
  const view = {
    thread: threadOf(steps),
    statusOf: () => 'sent',
    failed: [],
    line: 'live',
    ...rest,
  } as unknown as ChatView;
  render(
    <Timeline
      words={en}
      locale="en-GB"
      view={view}
      now={() => now}
      file={null}
      sending={null}
      base="https://relay.example"
      queueName={(queue) => queue}
      {...on}
    />,
  );
  return on;
}

test('a message that could not be sent stays, says why, and can be sent again or discarded', () => {
  const { onRetry, onDiscard } = timeline([started], {
    failed: [{ id: 'draft-1', text: 'too long', why: 'At most 16 KiB.' }],
  });
  expect(screen.getByRole('alert').textContent).toContain('At most 16 KiB.');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(onRetry).toHaveBeenCalledWith('draft-1');
  expect(onDiscard).toHaveBeenCalledWith('draft-1');
});

test('an answer shows the article it stands in, and can be judged', () => {
  const { onJudge } = timeline([started, says('copy?'), answers('Open Billing.')]);
  expect(document.body.textContent).toContain('From Invoices');
  fireEvent.click(screen.getByRole('button', { name: 'This did not help' }));
  expect(onJudge).toHaveBeenCalledWith('entry-3', false);
});

test('who joined is said; the handoff that is awaited is a card and not a line too', () => {
  timeline([started, says('hi'), handsOff()]);
  expect(screen.queryByText('Connecting you to a person')).toBeNull();
  cleanup();
  timeline([started, says('hi'), handsOff(), [ADA, { type: 'claimed' }], says('Hello!', ADA)]);
  screen.getByText('Connecting you to a person');
  screen.getByText('Ada joined');
});

test('a note of the agents never makes a line', () => {
  timeline([started, says('hi'), [ADA, { type: 'noted', text: 'difficult customer' }]]);
  expect(document.body.textContent).not.toContain('difficult');
});

/** The items with moments of their own, in order. */
function at(steps: readonly Step[], ...moments: readonly number[]): Partial<ChatView> {
  const thread = threadOf(steps);
  return { thread: { ...thread, items: thread.items.map((item, i) => ({ ...item, at: moments[i] ?? 0 })) } };
}

const NOON = new Date(2026, 10, 23, 12).getTime();
const MINUTE = 60_000;

test('each stretch of words has its time, once; after a pause it has one again', () => {
  const steps = [started, says('one'), says('two'), says('three'), answers('Open Billing.')];
  timeline(steps, at(steps, NOON, NOON + MINUTE, NOON + 20 * MINUTE, NOON + 21 * MINUTE), NOON);
  const times = [...document.querySelectorAll('time')].map((time) => time.textContent);
  expect(times).toEqual(['12:01', '12:20', '12:21']);
  expect(document.querySelector('time')?.dateTime).toBe(new Date(NOON + MINUTE).toISOString());
  expect(screen.queryByText('Today')).toBeNull();
});

test('a thread of more than a day says where each day begins', () => {
  const steps = [started, says('one'), says('two'), says('three')];
  timeline(steps, at(steps, NOON - 3 * 1440 * MINUTE, NOON - 1440 * MINUTE, NOON), NOON);
  const lines = [...document.querySelectorAll('.line')].map((line) => line.textContent);
  expect(lines).toEqual(['Friday 20 November', 'Yesterday', 'Today']);
});

test('the head says who the customer talks to: the assistant is marked as AI, a person by name', () => {
  const { rerender } = render(<Header words={en} person={null} queue={null} alone menu={null} onClose={() => {}} />);
  screen.getByText('AI');
  rerender(<Header words={en} person="Ada Berg" queue="Billing" alone={false} menu={null} onClose={() => {}} />);
  screen.getByText('Ada Berg');
  expect(screen.queryByText('AI')).toBeNull();
});

test('a rating sends its score and the comment', () => {
  const onRate = vi.fn();
  render(<Rating words={en} onRate={onRate} />);
  fireEvent.click(screen.getByRole('radio', { name: 'Good' }));
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'quick' } });
  fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
  expect(onRate).toHaveBeenCalledWith(4, 'quick');
});

test('what was passed on can be read and corrected', () => {
  const onCorrect = vi.fn();
  const passed = buildPackage(PLAYBOOK, { ...waiting, fields: { invoiceId: null } }, []);
  render(<PassedOn words={en} passed={passed} onCorrect={onCorrect} onBack={() => {}} />);
  expect(document.body.textContent).toContain('my invoice is wrong');
  expect(document.body.textContent).toContain('not given');
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'It is about two invoices.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onCorrect).toHaveBeenCalledWith('It is about two invoices.');
});

// Rich text

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox(1))',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '<https://evil.example/"onmouseover="alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<iframe src="https://evil.example"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '`<img src=x onerror=alert(1)>`',
  '> <b onmouseover=alert(1)>x</b>',
  '- <details open ontoggle=alert(1)>',
  '| a |\n|---|\n| <img src=x onerror=alert(1)> |',
];

for (const payload of HOSTILE)
  test(`rich text makes no HTML, no image and no script of: ${JSON.stringify(payload)}`, () => {
    const { container } = render(<Rich text={payload} base="https://relay.example" />);
    expect(container.querySelector('img, script, svg, iframe, math, style, details, object, embed, form')).toBeNull();
    for (const element of container.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name.startsWith('on')).toBe(false);
        if (name === 'href') expect(value).toMatch(/^(?:https?:|mailto:|tel:)/);
      }
  });

test('positive control: the same check finds what raw HTML would do', () => {
  const raw = document.createElement('div');
  raw.innerHTML = HOSTILE[0] ?? '';
  expect(raw.querySelector('img')?.getAttribute('onerror')).toBe('alert(1)');
});
