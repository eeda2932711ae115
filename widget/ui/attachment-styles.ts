// The sheet of everything about files: comes with their chunk.

export const attachmentStyles = `
.clip{inline-size:40px;block-size:40px;display:grid;place-items:center;flex:none;color:var(--mute);border-radius:11px;margin-inline-start:-10px;margin-inline-end:-4px}
.clip:hover{background:var(--soft);color:var(--ink)}
input[type=file]{font-size:16px}
.dropping{position:absolute;inset:6px;z-index:2;display:grid;place-items:center;padding:24px;text-align:center;font-weight:600;color:var(--accent);background:color-mix(in srgb,var(--ground) 92%,transparent);border:2px dashed var(--accent);border-radius:14px;pointer-events:none}
.tray{display:flex;flex-direction:column;gap:6px;margin-block-end:8px;max-block-size:188px;overflow-y:auto}
.chosen{display:flex;align-items:center;gap:10px;padding:5px 0 5px 6px;border:1px solid var(--line);border-radius:12px;background:var(--ground)}
[dir=rtl] .chosen{padding:5px 6px 5px 0}
.chosen.wrong{border-color:var(--bad)}
.wrong .note{color:var(--bad)}
.thumbnail{inline-size:44px;block-size:44px;flex:none;display:grid;place-items:center;border-radius:8px;overflow:hidden;background:var(--soft);color:var(--mute)}
.filewords{flex:1;min-inline-size:0;display:flex;flex-direction:column;gap:1px;text-align:start}
.filename{align-self:flex-start;max-inline-size:100%;font-size:14px;line-height:19px;font-weight:550;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.filecard{display:flex;align-items:center;gap:12px;inline-size:260px;max-inline-size:100%;padding:11px 14px;border:1px solid var(--line);border-radius:16px;background:var(--soft);color:var(--ink)}
.filecard>svg{color:var(--mute)}
.plain{display:block;max-inline-size:100%;border-radius:16px;text-align:start}
.plain:hover .filecard{border-color:var(--accent)}
.pixels{display:block;max-inline-size:100%;block-size:auto;object-fit:contain;border-radius:16px;background:var(--soft)}
.msg .pixels{box-shadow:0 0 0 1px var(--line)}
.viewer .pixels{box-shadow:none}
.pixels:not([data-drawn]){animation:blink 1.6s infinite}
.thumbnail .pixels{min-inline-size:44px;max-inline-size:44px;block-size:44px;object-fit:cover;border-radius:0}
.next:has(.file){margin-block-start:4px}
.sending .pixels{opacity:.75}
.going{display:flex;align-items:center;gap:4px;inline-size:240px;max-inline-size:100%}
.going progress{flex:1;min-inline-size:0;appearance:none;block-size:4px;border:0;border-radius:2px;overflow:hidden;background:var(--line);color:var(--accent)}
.going progress::-webkit-progress-bar{background:var(--line)}
.going progress::-webkit-progress-value{background:var(--accent);transition:inline-size .2s}
.going progress::-moz-progress-bar{background:var(--accent)}
.going .icon{inline-size:32px;block-size:32px}
.viewer{max-inline-size:100vw;max-block-size:100dvh;inline-size:100vw;block-size:100dvh;margin:0;padding:0 16px 16px;border:0;background:transparent;color:#fff;pointer-events:auto}
.viewer[open]{display:flex;flex-direction:column;align-items:center}
.viewer::backdrop{background:rgb(8 10 16/.88)}
.viewer-head{display:flex;align-items:center;gap:4px;inline-size:100%;block-size:64px;flex:none}
.viewer-head bdi{flex:1;min-inline-size:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:600;text-align:start}
.viewer .icon{color:#fff}
.viewer .icon:hover{background:rgb(255 255 255/.14);color:#fff}
.viewer .pixels{margin:auto;border-radius:6px}
@media (max-width:480px),(max-height:480px){.clip{inline-size:44px;block-size:44px}.going .icon{inline-size:44px;block-size:44px}}
@media (forced-colors:active){.filecard,.chosen,.pixels{border:1px solid}}
`;
