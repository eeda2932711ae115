// What is kept of a file: told by its bytes, nothing that gives somebody away, nothing after its end, and the pixels as they were.
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

test('SEC-14: the largest file is read in time, whatever it is made of', () => {
  const filler = new Uint8Array(MAX_FILE);
  const began = performance.now();
  for (const head of [GIF.subarray(0, 13), JPEG.subarray(0, 600), PNG.subarray(0, 33), WEBP]) {
    const big = Uint8Array.from(filler);
    big.set(head);
    cleaned(big);
    big.fill(0xff, head.length);
    cleaned(big);
    // The smallest chunks there are, one after another.
    for (let at = head.length; at + 12 < big.length; at += 12) big.set([0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54], at);
    cleaned(big);
  }
  expect(performance.now() - began).toBeLessThan(5_000);
});

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
