// What the panel needs at first; the conversation brings its own sheet. Sizes are px, directions logical, colours a handful of tokens that a host page may set.

/**
 * Tokens a host page may set on `baton-widget` or above: `--baton-accent`, `--baton-accent-ink` (text on the accent), `--baton-font`,
 * `--baton-z` (stacking). Everything else follows from them and from `data-theme` (light, dark, auto).
 */
export const styles = `
.root{--accent:var(--baton-accent,#3b5bdb);--on-accent:var(--baton-accent-ink,#fff);--ground:#fff;--soft:#f3f4f7;--ink:#191c22;--mute:#5c6472;--line:#e4e6ec;--bad:#b3261e;--good:#1b7f4b;--tint:color-mix(in srgb,var(--accent) 9%,var(--ground));--shadow:0 12px 48px rgb(15 20 35/.18),0 2px 8px rgb(15 20 35/.08);color-scheme:light;direction:ltr;font:15px/1.45 var(--baton-font,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif);color:var(--ink);text-align:start;-webkit-font-smoothing:antialiased}
.root[dir=rtl]{direction:rtl}
.root.dark{--accent:var(--baton-accent-dark,#8ea2ff);--on-accent:var(--baton-accent-ink-dark,#10131c);--ground:#16181e;--soft:#22252e;--ink:#eceef3;--mute:#a1a8b8;--line:#2e323d;--bad:#ff9d92;--good:#6fd6a0;--shadow:0 12px 48px rgb(0 0 0/.5);color-scheme:dark}
*,*::before,*::after{box-sizing:border-box}
button,input,textarea{font:inherit;color:inherit;letter-spacing:inherit}
button{cursor:pointer;border:0;background:none;padding:0;border-radius:10px}
h2,h3,p,ul,ol,dl,dd,fieldset,legend{margin:0;padding:0;border:0}
ul,ol{list-style:none}
a{color:var(--accent);text-underline-offset:2px}
svg{display:block;flex:none}
:focus{outline:none}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.l{transition:transform .15s}.l:hover{transform:scale(1.05)}
.l[data-unread]::after{content:attr(data-unread);position:absolute;top:-4px;right:-4px;min-width:20px;height:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:#c92a2a;color:#fff;font:600 12px/20px system-ui,sans-serif;text-align:center}
.panel{position:fixed;inset-block-end:92px;inset-inline-end:20px;inline-size:400px;block-size:min(700px,calc(100dvh - 112px));display:flex;flex-direction:column;background:var(--ground);border:1px solid var(--line);border-radius:18px;box-shadow:var(--shadow);overflow:hidden;z-index:var(--baton-z,2147483000);pointer-events:auto;animation:rise .22s cubic-bezier(.2,.8,.2,1)}
.left .panel{inset-inline:20px auto}
.head{display:flex;align-items:center;gap:12px;padding:12px 10px 12px 16px;border-block-end:1px solid var(--line)}
.root[dir=rtl] .head{padding:12px 16px 12px 10px}
.who{flex:1;min-inline-size:0}
.who h2{font-size:15px;line-height:20px;font-weight:650;display:flex;gap:7px;align-items:center}
.who p{font-size:13px;line-height:18px;color:var(--mute);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.badge{font-size:11px;line-height:16px;font-weight:650;padding:0 5px;border-radius:5px;background:var(--tint);color:var(--accent)}
.face{inline-size:36px;block-size:36px;border-radius:50%;display:grid;place-items:center;flex:none;background:var(--tint);color:var(--accent);font-weight:650;font-size:14px}
.face.person{background:var(--accent);color:var(--on-accent)}
.icon{inline-size:44px;block-size:44px;display:grid;place-items:center;color:var(--mute);border-radius:12px}
.icon:hover{background:var(--soft);color:var(--ink)}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:3px;scrollbar-width:thin}
.log>:first-child{margin-block-start:auto}
.hello{padding:8px 0 14px}
.hello h3{font-size:22px;line-height:28px;letter-spacing:-.01em;font-weight:650}
.hello p{color:var(--mute);margin-block-start:6px}
.note{font-size:12.5px;line-height:17px;color:var(--mute)}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-block:8px 4px}
.chip{border:1px solid var(--line);border-radius:14px;padding:7px 13px;min-block-size:36px;font-size:14px;line-height:20px;text-align:start;background:var(--ground)}
.chip:hover{border-color:var(--accent);color:var(--accent)}
.chip.strong{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
.link{color:var(--accent);font-weight:550;text-decoration:underline;text-underline-offset:2px;min-block-size:24px;border-radius:4px}
.banner{padding:8px 16px;font-size:13px;line-height:18px;background:#fff4d6;color:#5c4300;border-block-end:1px solid #f0dfa8}
.dark .banner{background:#3a2f10;color:#ffe3a0;border-color:#5a4a1c}
.foot{border-block-start:1px solid var(--line);padding:10px 12px 8px;padding-block-end:max(8px,env(safe-area-inset-bottom))}
.compose{display:flex;gap:8px;align-items:flex-end;border:1px solid var(--line);border-radius:14px;padding:4px 4px 4px 14px;background:var(--ground)}
.root[dir=rtl] .compose{padding:4px 14px 4px 4px}
.compose:focus-within{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.compose textarea{flex:1;min-inline-size:0;border:0;outline:0;background:none;resize:none;font-size:16px;line-height:22px;padding:9px 0;max-block-size:132px;block-size:40px}
textarea::placeholder,.input::placeholder{color:var(--mute);opacity:1}
.send{inline-size:40px;block-size:40px;border-radius:11px;background:var(--accent);color:var(--on-accent);display:grid;place-items:center;flex:none}
.send.busy{animation:blink 1.2s infinite}
.send:disabled{background:var(--soft);color:var(--mute);cursor:default}
[dir=rtl] .send svg,[dir=rtl] .flip{transform:scaleX(-1)}
.under{display:flex;justify-content:space-between;align-items:center;gap:12px;min-block-size:32px;padding:2px 4px 0;font-size:12.5px;color:var(--mute)}
.under:not(:has(button,[role])){min-block-size:4px}
.under .link{font-size:13.5px;min-block-size:32px;padding:0 4px;text-decoration:none}
.under .link:hover{text-decoration:underline}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
@keyframes blink{0%,60%,100%{opacity:.3}30%{opacity:1}}
.framed .panel{inset:0!important;inline-size:100%!important;block-size:100%!important;border:0;border-radius:0;box-shadow:none;animation:none}
@media (max-width:480px){.l[aria-expanded=true]{display:none}.panel,.left .panel{inset:0;inline-size:100%;block-size:var(--visible,100dvh);border:0;border-radius:0}.head{padding-block-start:max(12px,env(safe-area-inset-top))}.under .link{min-block-size:44px}}
@media (prefers-reduced-motion:reduce){*,*::before,*::after{animation-duration:.01ms!important;animation-iteration-count:1!important;transition:none!important}}
@media (forced-colors:active){.panel,.send{border:1px solid}}
`;
