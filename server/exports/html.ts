// Threads as one page that needs nothing else: no script, no style or picture from elsewhere, and every text escaped by the template.
import { html } from 'hono/html';
import { isPicture } from '#domain/attachment';
import type { Attached, Said } from '#domain/thread';
import { type ExportedThread, REMOVED, speakerOf, toldIn } from './customer.ts';

const STYLE = `:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}body{max-width:44rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2.5rem}dt{font-weight:600;margin-top:1rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%;height:auto}time{font-weight:400;opacity:.7;margin-inline-start:.5rem}`;

/** Not even the browser is trusted with what is in it: the page may load nothing and run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export async function htmlPage(threads: readonly ExportedThread[]): Promise<string> {
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Conversations</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Conversations</h1>
${threads.map(section)}
</body>
</html>
`;
  return String(page);
}

function section({ thread, files }: ExportedThread) {
  return html`<section>
<h2>${new Date(thread.startedAt).toISOString().slice(0, 10)}, ${thread.site}</h2>
<dl>
${toldIn(thread).map((one) => row(one, files))}
</dl>
</section>
`;
}

function row(one: Said | Attached, files: ExportedThread['files']) {
  const at = new Date(one.at).toISOString();
  return html`<dt>${speakerOf(one)}<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')}</time></dt>
<dd dir="auto">${one.removed ? REMOVED : one.kind === 'said' ? one.text : fileOf(one, files)}</dd>
`;
}

/** In the page itself: pictures to be seen, everything to be kept. */
function fileOf({ file }: Attached, files: ExportedThread['files']) {
  const data = files.get(file.id);
  if (data === undefined) return `File: ${file.name}`;
  const url = `data:${file.type};base64,${data}`;
  return html`<a download="${file.name}" href="${url}">${isPicture(file) ? html`<img alt="${file.name}" src="${url}">` : `File: ${file.name}`}</a>`;
}
