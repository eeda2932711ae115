// What the panel needs at first; the conversation brings its own sheet. Sizes are px, directions logical, colours a handful of tokens that a host page may set.

/**
 * Tokens a host page may set on `baton-widget` or above: `--baton-accent`, `--baton-accent-ink` (text on the accent; by default black or
 * white, whichever is read better), `--baton-font`, `--baton-z` (stacking). Everything else follows from them and from `data-theme` (light,
 * dark, auto): `--fill` is the accent as a surface, never lost on the ground; `--accent` is the accent as text, dark or light enough to be read.
 * An L of .565 in OKLCH is the grey that black and white stand out from alike; of the accent its luminance counts, so that is what is compared.
 */
export const styles = `
.root{--fill:var(--baton-accent,#3b5bdb);--accent:var(--fill);--on-fill:var(--baton-accent-ink,#fff);--ground:#fff;--raised:#fff;--soft:#f3f4f7;--ink:#191c22;--mute:#5c6472;--line:#e4e6ec;--bad:#b3261e;--good:#1b7f4b;--tint:color-mix(in srgb,var(--accent) 9%,var(--ground));--shadow:0 16px 56px rgb(15 20 35/.18),0 2px 8px rgb(15 20 35/.08);color-scheme:light;direction:ltr;font:15px/1.45 var(--baton-font,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif);color:var(--ink);text-align:start;-webkit-font-smoothing:antialiased}
.root[dir=rtl]{direction:rtl}
.root.dark{--accent:#9db0ff;--ground:#15171c;--raised:#1c1f26;--soft:#23262f;--ink:#eceef3;--mute:#a1a8b8;--line:#2e323d;--bad:#ff9d92;--good:#6fd6a0;--tint:color-mix(in srgb,var(--fill) 20%,var(--ground));--shadow:0 16px 56px rgb(0 0 0/.6);color-scheme:dark}
@supports (color:oklch(from red l c h)){
.root{--fill:oklch(from var(--baton-accent,#3b5bdb) min(l,.93) c h);--accent:oklch(from var(--fill) min(l,.48) c h);--on-fill:var(--baton-accent-ink,oklch(from color(from var(--fill) xyz-d65 y y y) calc(565 - l*1000) 0 0))}
.root.dark{--fill:oklch(from var(--baton-accent,#3b5bdb) max(l,.38) c h);--accent:oklch(from var(--fill) max(l,.77) min(c,.12) h)}
}
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
.l{display:grid;transition:transform .15s}.l:hover{transform:scale(1.05)}.l svg,.l::before{grid-area:1/1;transition:transform .2s,opacity .2s}.l::before{content:"";inline-size:11px;block-size:11px;margin-block-end:6px;place-self:center;border:solid;border-width:0 2.5px 2.5px 0;transform:rotate(-45deg) scale(.4);opacity:0}.l[aria-expanded=true]::before{transform:rotate(45deg);opacity:1}.l[aria-expanded=true] svg{transform:scale(.4);opacity:0}
.l[data-unread]::after{content:attr(data-unread);position:absolute;top:-4px;right:-4px;min-width:20px;height:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:#c92a2a;color:#fff;font:600 12px/20px system-ui,sans-serif;text-align:center}
.panel{position:fixed;inset-block-end:92px;inset-inline-end:20px;inline-size:400px;block-size:min(700px,calc(100dvh - 112px));display:flex;flex-direction:column;background:var(--ground);border:1px solid var(--line);border-radius:18px;box-shadow:var(--shadow);overflow:hidden;z-index:var(--baton-z,2147483000);pointer-events:auto;animation:rise .22s cubic-bezier(.2,.8,.2,1)}
.left .panel{inset-inline:20px auto}
.head{display:flex;align-items:center;gap:12px;padding:12px 10px 12px 16px;border-block-end:1px solid var(--line)}
.root[dir=rtl] .head{padding:12px 16px 12px 10px}
.who{flex:1;min-inline-size:0}
.who h2{font-size:15px;line-height:20px;font-weight:650;display:flex;gap:7px;align-items:center}.who bdi{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.who p{font-size:13px;line-height:18px;color:var(--mute);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.badge{flex:none;font-size:11px;line-height:16px;font-weight:650;padding:0 5px;border-radius:5px;background:var(--tint);color:var(--accent)}
.face{inline-size:36px;block-size:36px;border-radius:50%;display:grid;place-items:center;flex:none;background:var(--tint);color:var(--accent);font-weight:650;font-size:14px}
.head>.person{animation:pop .45s cubic-bezier(.2,1.4,.4,1)}.face.person{background:var(--fill);color:var(--on-fill)}
.icon{inline-size:44px;block-size:44px;display:grid;place-items:center;color:var(--mute);border-radius:12px}
.icon:hover{background:var(--soft);color:var(--ink)}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:3px;scrollbar-width:thin}
.log>:first-child{margin-block-start:auto}
.log>.hello{margin-block:0;flex:1 0 auto;display:flex;flex-direction:column}
.hello .face{inline-size:52px;block-size:52px;margin-block:12px 16px}.hello .face svg{scale:1.35}
.hello h3{font-size:24px;line-height:30px;letter-spacing:-.015em;font-weight:650}
.hello p{color:var(--mute);margin-block-start:8px;text-wrap:pretty}
.hello .note{margin-block-start:12px}
.hello .chips{margin-block:auto 0;padding-block-start:20px}
.note{font-size:12.5px;line-height:18px;color:var(--mute);text-wrap:pretty}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-block:8px 4px}
.chip{border:1px solid var(--line);border-radius:14px;padding:8px 14px;min-block-size:38px;font-size:14px;line-height:20px;text-align:start;background:var(--raised)}
.chip:hover{border-color:var(--accent);color:var(--accent)}
.chip.strong{background:var(--fill);border-color:var(--fill);color:var(--on-fill);font-weight:600}
.link{color:var(--accent);font-weight:550;text-decoration:underline;text-underline-offset:2px;min-block-size:24px;border-radius:4px}
.banner{padding:9px 16px;font-size:13px;line-height:18px;text-wrap:pretty;background:#fff4d6;color:#5c4300;border-block-end:1px solid #f0dfa8}
.dark .banner{background:#3a2f10;color:#ffe3a0;border-color:#5a4a1c}
.foot{padding:4px 12px 8px;padding-block-end:max(8px,env(safe-area-inset-bottom))}
.compose{display:flex;gap:8px;align-items:flex-end;border:1px solid var(--line);border-radius:15px;padding:4px 4px 4px 14px;background:var(--raised)}
.root[dir=rtl] .compose{padding:4px 14px 4px 4px}
.compose:focus-within{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.compose textarea{flex:1;min-inline-size:0;border:0;outline:0;background:none;resize:none;font-size:16px;line-height:22px;padding:9px 0;max-block-size:132px;block-size:40px}
textarea::placeholder,.input::placeholder{color:var(--mute);opacity:1}
.send{inline-size:40px;block-size:40px;border-radius:11px;background:var(--fill);color:var(--on-fill);display:grid;place-items:center;flex:none}
.send.busy{animation:blink 1.2s infinite}
.send:disabled{background:var(--soft);color:var(--mute);cursor:default}
[dir=rtl] .send svg,[dir=rtl] .flip{transform:scaleX(-1)}
.under{display:flex;justify-content:space-between;align-items:center;gap:12px;min-block-size:32px;padding:2px 4px 0;font-size:12.5px;color:var(--mute)}
.under:not(:has(button,[role])){min-block-size:4px}
.under .link{font-size:13.5px;min-block-size:32px;padding:0 6px;text-decoration:none;display:flex;align-items:center;gap:6px}
.under .link:hover{text-decoration:underline}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
@keyframes pop{from{opacity:0;transform:scale(.3)}}
@keyframes blink{0%,60%,100%{opacity:.3}30%{opacity:1}}
.framed .panel{inset:0!important;inline-size:100%!important;block-size:100%!important;border:0;border-radius:0;box-shadow:none;animation:none}
@media (max-width:480px),(max-height:480px){.l[aria-expanded=true]{display:none}.panel,.left .panel{inset:0;inline-size:100%;block-size:var(--visible,100dvh);padding-inline:env(safe-area-inset-left) env(safe-area-inset-right);border:0;border-radius:0}.head{padding-block-start:max(12px,env(safe-area-inset-top))}.chip,.under .link{min-block-size:44px}.send{inline-size:44px;block-size:44px}.compose textarea{padding-block:11px;block-size:44px}}
@media (max-height:480px){.hello .face{display:none}}
@media (prefers-reduced-motion:reduce){*,*::before,*::after{animation-duration:.01ms!important;animation-delay:0s!important;animation-iteration-count:1!important;transition:none!important}}
@media (forced-colors:active){.panel,.send{border:1px solid}}
`;
