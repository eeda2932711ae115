// What the console costs its page: script, frames, echo and heap, as Chromium counts them.
import type { CDPSession, Page } from '@playwright/test';

export interface Cost {
  /** Milliseconds of the page's script, layout it asked for and collecting garbage included: samples of the profiler under a function of its own. What the meter itself runs in the page is none of it. */
  readonly script: number;
  /** Milliseconds of the page's thread: the same with style, layout and painting. */
  readonly task: number;
}

export interface Frames {
  readonly perSecond: number;
  /** Percent of frames that came later than the next refresh: over 1.5 × 16.7 ms after the one before. */
  readonly late: number;
  readonly longest: number;
}

export interface Meter {
  /** What `act` costs, from its beginning until 300 ms after `until` is true in the page. */
  cost(act: () => Promise<unknown>, until: () => Promise<unknown>): Promise<Cost>;
  heap(): Promise<number>;
  nodes(): Promise<number>;
  /** Packets of this event that came over the socket. */
  packets(event: string): number;
}

/** The refresh of the screen, in milliseconds. */
const REFRESH = 1_000 / 60;

export async function meterOf(page: Page, cdp: CDPSession): Promise<Meter> {
  const counts = new Map<string, number>();
  await cdp.send('Performance.enable');
  await cdp.send('Network.enable');
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
  cdp.on('Network.webSocketFrameReceived', ({ response }) => {
    const event = /^42\/\w+,(?:\d+)?\["(\w+)"/.exec(response.payloadData.slice(0, 60))?.[1];
    if (event !== undefined) counts.set(event, (counts.get(event) ?? 0) + 1);
  });
  const metrics = async () => {
    const { metrics: all } = await cdp.send('Performance.getMetrics');
    const of = (name: string) => all.find((one) => one.name === name)?.value ?? 0;
    return {
      task: of('TaskDuration') * 1_000,
      heap: of('JSHeapUsedSize'),
      nodes: of('Nodes'),
    };
  };
  return {
    async cost(act, until) {
      const before = await metrics();
      // Not the browser's own ScriptDuration: that leaves out what runs in microtasks, which is all that is drawn.
      await cdp.send('Profiler.start');
      await act();
      await until();
      await page.waitForTimeout(300);
      const { profile } = await cdp.send('Profiler.stop');
      const after = await metrics();
      return { script: scriptIn(profile), task: after.task - before.task };
    },
    async heap() {
      for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
      return (await metrics()).heap / 1_048_576;
    },
    async nodes() {
      return (await metrics()).nodes;
    },
    packets: (event) => counts.get(event) ?? 0,
  };
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  /** Microseconds from each sample to the one before it. */
  readonly timeDeltas?: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

function scriptIn({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const counted = new Set<number>();
  // Whatever the page's functions call counts with them; what Playwright evaluates has no address.
  const count = (node: ProfileNode, under: boolean) => {
    const counts = under || node.callFrame.url.startsWith('http') || node.callFrame.functionName === GARBAGE;
    if (counts) counted.add(node.id);
    for (const child of node.children ?? []) {
      const found = byId.get(child);
      if (found !== undefined) count(found, counts);
    }
  };
  const root = nodes[0];
  if (root !== undefined) count(root, false);
  return samples.reduce((sum, node, at) => sum + (counted.has(node) ? (timeDeltas[at + 1] ?? 0) : 0), 0) / 1_000;
}

const GARBAGE = '(garbage collector)';

/** Frames while a wheel turns over this element, `pixels` down at `speed` pixels a second. */
export async function scrolled(
  page: Page,
  cdp: CDPSession,
  selector: string,
  pixels: number,
  speed: number,
): Promise<Frames> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`Nothing to scroll at ${selector}.`);
  await page.evaluate(() => {
    const frames: number[] = [];
    const look = (at: number) => {
      frames.push(at);
      if (window.frames_ === frames) requestAnimationFrame(look);
    };
    window.frames_ = frames;
    requestAnimationFrame(look);
  });
  await cdp.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -pixels,
    speed,
    gestureSourceType: 'mouse',
    repeatCount: 0,
  });
  const frames = await page.evaluate(() => {
    const seen = window.frames_ ?? [];
    window.frames_ = null;
    return seen;
  });
  return framesOf(frames);
}

function framesOf(frames: readonly number[]): Frames {
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const whole = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    perSecond: (gaps.length / whole) * 1_000,
    late: (gaps.filter((gap) => gap > 1.5 * REFRESH).length / gaps.length) * 100,
    longest: Math.max(...gaps),
  };
}

/** Milliseconds from a key to the frame that shows its letter, for each letter. */
export async function echoes(page: Page, letters: string): Promise<readonly number[]> {
  await page.evaluate(() => {
    const taken: number[] = [];
    window.echoes_ = taken;
    addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => taken.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        }),
      true,
    );
  });
  for (const letter of letters) await page.keyboard.type(letter, { delay: 20 });
  await page.waitForTimeout(200);
  return page.evaluate(() => window.echoes_ ?? []);
}

declare global {
  interface Window {
    frames_?: number[] | null;
    echoes_?: number[];
  }
}
