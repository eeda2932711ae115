// Files on their way: what is refused at once, what is tried again, and that nothing disappears without being there.
import { expect, test } from 'vitest';
import { MAX_FILE } from '#domain/attachment';
import type { AttachAnswer, PeerToRelay, RelayToPeer } from '#domain/wire';
import { type Line, LineDown } from '../../widget/peer/line.ts';
import { createUploads, type Putting, type UploadsParts } from '../../widget/peer/uploads.ts';
import { PDF, PNG } from '../server/pictures-for-test.ts';

type Done = Awaited<Putting['done']>;

function stage(kept?: UploadsParts['kept']) {
  let ids = 0;
  let isUp = true;
  let answer: AttachAnswer = { ok: true, put: '/api/files/ticket' };
  const asked: string[] = [];
  const puts: { onPart(part: number): void; end(done: Done): void; readonly cancelled: () => boolean }[] = [];
  const line = {
    call: async (_event: string, packet: { id: string }) => {
      asked.push(packet.id);
      return answer;
    },
  } as unknown as Line<PeerToRelay, RelayToPeer>;
  const uploads = createUploads({
    ...(kept && { kept }),
    reach: async () => {
      if (!isUp) throw new LineDown('attach');
      return { thread: 'thread-1', line };
    },
    put(_path, _file, onPart) {
      let cancelled = false;
      let end: (done: Done) => void = () => {};
      const done = new Promise<Done>((resolve) => (end = resolve));
      puts.push({ onPart, end, cancelled: () => cancelled });
      return {
        done,
        cancel() {
          cancelled = true;
          end('offline');
        },
      };
    },
    newId: () => `file-${++ids}`,
    onChange: () => {},
  });
  return {
    uploads,
    asked,
    puts,
    shown: () => uploads.all().map((one) => [one.name, one.step, one.problem]),
    up: (now: boolean) => (isUp = now),
    answers: (next: AttachAnswer) => (answer = next),
  };
}

const png = (name = 'a.png') => new File([Buffer.from(PNG)], name);
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('F9, SEC-14: too large and wrong kinds are told at once, by their bytes, and never asked for', async () => {
  const { uploads, shown, asked } = stage();
  const large = new File([Buffer.from(PNG), new Uint8Array(MAX_FILE)], 'large.png');
  await uploads.choose([
    png('x\u202egnp.exe'),
    large,
    new File(['<svg/>'], 'logo.svg'),
    new File([Buffer.from(PDF)], 'b'),
  ]);
  expect(shown()).toEqual([
    ['xgnp.exe.png', 'chosen', null],
    ['large.png', 'chosen', 'large'],
    ['logo.svg', 'chosen', 'kind'],
    ['b.pdf', 'chosen', null],
  ]);
  uploads.send();
  await settled();
  expect(uploads.all().map((one) => one.name)).toEqual(['xgnp.exe.png', 'b.pdf']);
  expect(asked).toEqual(['file-1']);
});

test('files go one after another, tell how far they are, and stay in sight until they stand in the thread', async () => {
  const { uploads, puts, shown } = stage();
  await uploads.choose([png('1.png'), png('2.png')]);
  uploads.send();
  await settled();
  puts[0]?.onPart(0.4);
  expect(uploads.all().map((one) => [one.step, one.part])).toEqual([
    ['sending', 0.4],
    ['waiting', 0],
  ]);
  puts[0]?.end(null);
  await settled();
  expect(shown()).toEqual([
    ['1.png', 'sent', null],
    ['2.png', 'sending', null],
  ]);
  uploads.arrived((id) => id === 'file-1');
  expect(shown()).toEqual([['2.png', 'sending', null]]);
});

test('I3: what fails for want of a line stays, and goes by itself once the line is back; under the same id', async () => {
  const { uploads, puts, shown, asked, up } = stage();
  up(false);
  await uploads.choose([png()]);
  uploads.send();
  await settled();
  expect(shown()).toEqual([['a.png', 'failed', 'offline']]);
  up(true);
  uploads.resume();
  await settled();
  puts[0]?.end('offline');
  await settled();
  expect(shown()).toEqual([['a.png', 'failed', 'offline']]);
  uploads.retry('file-1');
  await settled();
  puts[1]?.end(null);
  await settled();
  expect(asked).toEqual(['file-1', 'file-1']);
  expect(shown()).toEqual([['a.png', 'sent', null]]);
});

test('I2: where the first try got through, the relay says so, and it is not sent again', async () => {
  const { uploads, puts, shown, answers } = stage();
  answers({
    ok: true,
    entry: { seq: 3, at: 0, age: 0, by: { role: 'customer' }, id: 'file-1', event: { type: 'claimed' } },
  });
  await uploads.choose([png()]);
  uploads.send();
  await settled();
  expect([puts.length, shown()]).toEqual([0, [['a.png', 'sent', null]]]);
});

test('what the relay refuses says why: for good, or to be tried again', async () => {
  for (const [refused, problem] of [
    ['malformed', 'kind'],
    ['too_large', 'large'],
    ['limited', 'busy'],
    ['forbidden', 'refused'],
    ['not_found', 'offline'],
  ] as const) {
    const { uploads, shown, answers } = stage();
    answers({ ok: false, refused, what: '' });
    await uploads.choose([png()]);
    uploads.send();
    await settled();
    expect(shown()).toEqual([['a.png', 'failed', problem]]);
  }
});

test('cancelled: the request is cut, the file is gone, and the next one goes on', async () => {
  const { uploads, puts, shown } = stage();
  await uploads.choose([png('1.png'), png('2.png')]);
  uploads.send();
  await settled();
  uploads.remove('file-1');
  await settled();
  expect(puts[0]?.cancelled()).toBe(true);
  expect(shown()).toEqual([['2.png', 'sending', null]]);
  uploads.clear();
  expect(shown()).toEqual([]);
});

test('I3: what is on its way is kept until it stands in the thread or is taken out; what was kept goes on, once', async () => {
  const kept: string[] = [];
  const { uploads, puts, asked } = stage({
    keep: ({ id }) => void kept.push(id),
    drop: (id) => void kept.splice(kept.indexOf(id), kept.includes(id) ? 1 : 0),
  });
  await uploads.choose([png('1.png'), png('2.png'), new File(['<svg/>'], 'logo.svg')]);
  expect(kept).toEqual([]);
  uploads.send();
  expect(kept).toEqual(['file-1', 'file-2']);
  await settled();
  puts[0]?.end(null);
  await settled();
  expect(kept).toEqual(['file-1', 'file-2']);
  uploads.arrived((id) => id === 'file-1');
  uploads.remove('file-2');
  expect(kept).toEqual([]);
  const before = [{ id: 'file-9', name: 'old.png', type: 'image/png' as const, file: png() }];
  uploads.recall(before);
  uploads.recall(before);
  await settled();
  expect(asked.filter((id) => id === 'file-9')).toHaveLength(1);
  expect(uploads.all().map((one) => one.name)).toEqual(['old.png']);
});
