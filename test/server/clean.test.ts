// What is kept of a file: told by its bytes, nothing that gives somebody away, nothing after its end, and the pixels as they were.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_FILE } from '#domain/attachment';
import { fileName } from '#domain/file-name';
import { cleaned } from '../../server/files/clean.ts';
import {
  CANARY,
  concat,
  GIF,
  JPEG,
  PDF,
  PNG,
  pngChunk,
  tattlingGif,
  tattlingJpeg,
  tattlingPng,
  tattlingWebp,
  WEBP,
} from './pictures-for-test.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function kept(bytes: Uint8Array) {
  const done = cleaned(bytes);
  if (!done.ok) throw new Error(done.why);
  return done;
}

test('SEC-14: only PNG, JPEG, GIF, WebP and PDF are taken, by their first bytes', () => {
  expect([PNG, JPEG, GIF, WEBP, PDF].map((one) => kept(one).type)).toEqual([
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'application/pdf',
  ]);
  for (const [what, bytes] of Object.entries({
    svg: concat('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    html: concat('<!doctype html><script>alert(1)</script>'),
    xml: concat('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>'),
    xhtml: concat('<html xmlns="http://www.w3.org/1999/xhtml"/>'),
    exe: concat('MZ', [0x90, 0, 3]),
    zip: concat('PK', [3, 4]),
    bmp: concat('BM', [1, 2, 3, 4]),
    tiff: concat('II*', [0]),
    // The anti-virus test file: 68 characters that scanners agree on.
    eicar: concat(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-${'STANDARD-ANTIVIRUS'}-TEST-FILE!$H+H*`),
    late: concat(' \n', PDF),
    empty: new Uint8Array(),
    riff: concat('RIFF', [4, 0, 0, 0], 'WAVE'),
  }))
    expect([what, cleaned(bytes)]).toEqual([what, { ok: false, why: 'kind' }]);
});

for (const [name, tattling, plain] of [
  ['JPEG', tattlingJpeg, JPEG],
  ['PNG', tattlingPng, PNG],
  ['WebP', tattlingWebp, WEBP],
] as const) {
  test(`SEC-14: of a ${name} neither EXIF, GPS, XMP nor comments are kept, nor what follows its end; its pixels are as they were`, () => {
    expect(text(tattling(1))).toContain(CANARY);
    const done = kept(tattling(1));
    expect(text(done.bytes)).toBe(text(plain));
    expect([done.width, done.height]).toEqual([6, 4]);
    expect(text(kept(plain).bytes)).toBe(text(plain));
  });

  test(`SEC-14: a ${name} that lies on its side still does, and says nothing else`, () => {
    const done = kept(tattling(6));
    expect(text(done.bytes)).not.toContain(CANARY);
    expect([done.width, done.height]).toEqual([4, 6]);
    expect(done.bytes.length - plain.length).toBeLessThan(40);
    const again = kept(done.bytes);
    expect([again.width, again.height, again.bytes.length]).toEqual([4, 6, done.bytes.length]);
  });

  test(`SEC-14: a ${name} that ends too early anywhere, or is garbled anywhere, is refused or read, and nothing throws`, () => {
    const whole = tattling(3);
    const end = whole.length;
    for (let at = 1; at < end; at += 1) {
      cleaned(whole.subarray(0, at));
      const garbled = Uint8Array.from(whole);
      garbled[at] = (garbled[at] ?? 0) ^ 0xff;
      cleaned(garbled);
    }
    expect(cleaned(plain.subarray(0, 30))).toEqual({ ok: false, why: 'damaged' });
  });
}

test('SEC-14: a GIF keeps its frames and their timing; a GIFAR loses its archive', () => {
  const done = kept(tattlingGif());
  expect(text(done.bytes)).not.toContain(CANARY);
  expect(text(done.bytes)).not.toContain('PK');
  expect(text(done.bytes)).toBe(text(GIF));
  expect([done.width, done.height]).toEqual([1, 1]);
  for (let at = 1; at < GIF.length; at += 1) expect(cleaned(GIF.subarray(0, at)).ok).toBe(false);
});

test('SEC-14: a picture that asks for more pixels than any phone takes is refused', () => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(65_535, 0);
  header.writeUInt32BE(65_535, 4);
  const bomb = concat(PNG.subarray(0, 8), pngChunk('IHDR', header), PNG.subarray(33));
  expect(cleaned(bomb)).toEqual({ ok: false, why: 'huge' });
});

test('SEC-14, F5: the largest file holds nobody up, whatever it is made of', () => {
  const end = pngChunk('IEND', new Uint8Array());
  const tiny = concat('ANMF', [0, 0, 0, 0]);
  const webp = filled(WEBP, tiny, new Uint8Array());
  new DataView(webp.buffer).setUint32(4, webp.length - 8, true);
  for (const [what, bytes] of Object.entries({
    'empty chunks that are kept': filled(PNG.subarray(0, 33), pngChunk('IDAT', new Uint8Array()), end),
    'empty chunks that are not': filled(PNG.subarray(0, 33), pngChunk('tEXt', new Uint8Array()), end),
    'empty segments': filled(JPEG.subarray(0, 20), concat([0xff, 0xc4, 0, 2]), JPEG.subarray(20)),
    'fill bytes': filled(JPEG.subarray(0, 20), concat([0xff]), JPEG.subarray(20)),
    'stuffed zeros': filled(JPEG.subarray(0, -2), concat([0xff, 0]), concat([0xff, 0xd9])),
    'tiny frames': filled(GIF.subarray(0, 19), concat([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0]), concat([0x3b])),
    'tiny sub-blocks': filled(
      concat(GIF.subarray(0, 19), [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2]),
      concat([1, 5]),
      concat([0, 0x3b]),
    ),
    'tiny WebP chunks': webp,
    zeros: filled(PNG.subarray(0, 33), new Uint8Array(1), end),
  })) {
    // Of the processor: what others do on this machine meanwhile is not the cleaner's.
    const began = process.cpuUsage();
    cleaned(bytes);
    const { user, system } = process.cpuUsage(began);
    // F5: what holds the loop up is 250 ms at most.
    expect([what, Math.min(250, (user + system) / 1_000)]).not.toEqual([what, 250]);
  }
});

/** As large as a file may be: between head and tail, this again and again. */
function filled(head: Uint8Array, unit: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(MAX_FILE);
  whole.set(head);
  const end = MAX_FILE - tail.length;
  let at = head.length;
  for (; at + unit.length <= end; at += unit.length) whole.set(unit, at);
  whole.set(tail, at);
  return whole.subarray(0, at + tail.length);
}

test('SEC-14: names are text: no way back to other folders, no turned-round endings, and the ending says what it is', () => {
  for (const [raw, type, wanted] of [
    ['photo.png', 'image/png', 'photo.png'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['invoice.pdf.exe', 'image/png', 'invoice.pdf.exe.png'],
    ['page.html', 'application/pdf', 'page.html.pdf'],
    ['../../etc/passwd', 'image/gif', 'passwd.gif'],
    ['C:\\Users\\x\\cat.gif', 'image/gif', 'cat.gif'],
    ['invoice_\u202egnp.exe', 'image/png', 'invoice_gnp.exe.png'],
    ['a\u2066b\u2069\u200f\u061cc.png', 'image/png', 'abc.png'],
    ['line\r\nbreak\0.png', 'image/png', 'linebreak.png'],
    ['.htaccess', 'image/png', 'htaccess.png'],
    ['', 'image/webp', 'file.webp'],
    ['"; filename="x.html', 'application/pdf', '_; filename=_x.html.pdf'],
    ['résumé 日本語.pdf', 'application/pdf', 'résumé 日本語.pdf'],
  ] as const)
    expect(fileName(raw, type)).toBe(wanted);
  expect(fileName(`${'😀'.repeat(80)}.png`, 'image/png').length).toBeLessThanOrEqual(100);
});

test('SEC-02: whatever a file is called, its name is one line without markup, and stays the same when it is made harmless again', () => {
  const corpus = readFileSync(join(import.meta.dirname, '../cases/xss.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  expect(corpus.length).toBeGreaterThan(200);
  for (const raw of corpus) {
    const name = fileName(raw, 'image/png');
    expect(name).toMatch(/^[^<>:"|?*/\\\p{Cc}\p{Cf}]{1,100}$/u);
    expect(fileName(name, 'image/png')).toBe(name);
  }
});
