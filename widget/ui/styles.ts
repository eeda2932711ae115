// The widget's one style sheet. Sizes are px, directions logical, colours a handful of tokens that a host page may set.

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
.small{inline-size:26px;block-size:26px;font-size:11px}
.icon{inline-size:44px;block-size:44px;display:grid;place-items:center;color:var(--mute);border-radius:12px}
.icon:hover{background:var(--soft);color:var(--ink)}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:3px;scrollbar-width:thin}
.log>:first-child{margin-block-start:auto}
.items{display:flex;flex-direction:column;gap:3px}
.hello{padding:8px 0 14px}
.hello h3{font-size:22px;line-height:28px;letter-spacing:-.01em;font-weight:650}
.hello p{color:var(--mute);margin-block-start:6px}
.note{font-size:12.5px;line-height:17px;color:var(--mute)}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-block:8px 4px}
.chip{border:1px solid var(--line);border-radius:14px;padding:7px 13px;min-block-size:36px;font-size:14px;line-height:20px;text-align:start;background:var(--ground)}
.chip:hover{border-color:var(--accent);color:var(--accent)}
.msg{display:flex;flex-direction:column;align-items:flex-start;max-inline-size:86%;margin-block-start:9px}
.msg.next{margin-block-start:0}
.mine{align-self:flex-end;align-items:flex-end}
.by{font-size:12.5px;line-height:18px;color:var(--mute);margin:0 2px 3px;display:flex;gap:6px;align-items:center}
.bubble{padding:9px 14px;border-radius:16px;background:var(--soft);overflow-wrap:anywhere;white-space:pre-wrap;max-inline-size:100%}
.mine .bubble{background:var(--accent);color:var(--on-accent)}
.agent .bubble{background:var(--tint)}
.msg:not(.mine) .bubble{border-end-start-radius:6px}
.mine .bubble{border-end-end-radius:6px}
.bubble.rich{white-space:normal}
.rich>*+*{margin-block-start:8px}
.rich ul,.rich ol{padding-inline-start:20px}
.rich ul{list-style:disc}.rich ol{list-style:decimal}
.rich li+li{margin-block-start:4px}
.rich code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:color-mix(in srgb,var(--ink) 8%,transparent);padding:1px 5px;border-radius:5px;overflow-wrap:anywhere}
.rich pre{overflow-x:auto;white-space:pre}
.sources{font-size:12.5px;line-height:18px;color:var(--mute);margin:5px 2px 0;display:flex;flex-wrap:wrap;gap:2px 10px;align-items:center}
.sources a{color:inherit}.sources a:hover{color:var(--accent)}
.thumbs{display:flex;gap:2px;margin:2px 0 0 -6px}
.thumb{inline-size:32px;block-size:32px;display:grid;place-items:center;color:var(--mute);border-radius:9px}
.thumb:hover{background:var(--soft);color:var(--ink)}
.thumb[aria-pressed=true]{color:var(--accent);background:var(--tint)}
.state{font-size:12px;line-height:16px;color:var(--mute);margin:3px 4px 0}
.state.failed{color:var(--bad)}
.link{color:var(--accent);font-weight:550;text-decoration:underline;text-underline-offset:2px;min-block-size:24px;border-radius:4px}
.state .link{margin-inline-start:8px;font-size:12.5px}
.line{display:flex;align-items:center;gap:10px;color:var(--mute);font-size:12.5px;line-height:18px;margin:14px 0 6px;text-align:center}
.line::before,.line::after{content:"";flex:1;block-size:1px;background:var(--line)}
.line span{max-inline-size:75%}
.card{border:1px solid var(--line);border-radius:16px;padding:16px;margin-block:12px 4px;background:var(--ground);animation:rise .3s cubic-bezier(.2,.8,.2,1)}
.card h3{font-size:15px;line-height:20px;font-weight:650;display:flex;gap:10px;align-items:center}
.card .more{margin-block-start:12px;display:flex;flex-wrap:wrap;gap:4px 16px;font-size:13.5px}
.card .note{margin-block-start:12px}
.pulse{inline-size:10px;block-size:10px;border-radius:50%;background:var(--accent);position:relative;flex:none}
.pulse::after{content:"";position:absolute;inset:0;border-radius:50%;background:var(--accent);animation:pulse 1.8s ease-out infinite}
.stages{margin-block-start:12px;display:grid;gap:9px}
.stages li{display:flex;gap:10px;align-items:flex-start;font-size:14px;line-height:20px;color:var(--mute);animation:step .3s both}
.stages li.done{color:var(--ink)}
.dot{inline-size:20px;block-size:20px;border-radius:50%;display:grid;place-items:center;flex:none;border:1.5px solid var(--line);color:transparent}
.done .dot{background:var(--good);border-color:var(--good);color:var(--ground)}
.now .dot{border-color:var(--accent);border-inline-end-color:transparent;animation:turn 1s linear infinite}
.now{color:var(--ink)!important}
.promise{margin-block-start:12px;padding:12px;border-radius:12px;background:var(--soft);font-size:14px;line-height:20px}
.field{display:flex;gap:8px;margin-block-start:10px}
.input{flex:1;min-inline-size:0;font-size:16px;line-height:22px;padding:8px 12px;border:1px solid var(--line);border-radius:10px;background:var(--ground)}
.input:focus{border-color:var(--accent)}
.button{background:var(--accent);color:var(--on-accent);font-weight:600;padding:8px 16px;min-block-size:40px;border-radius:10px;font-size:14px}
.button:disabled{opacity:.45;cursor:default}
.button.quiet{background:var(--soft);color:var(--ink)}
.dots{display:flex;gap:4px;padding:14px;border-radius:16px;background:var(--soft);align-self:flex-start;margin-block-start:9px}
.dots i{inline-size:7px;block-size:7px;border-radius:50%;background:var(--mute);animation:blink 1.2s infinite}
.dots i:nth-child(2){animation-delay:.15s}.dots i:nth-child(3){animation-delay:.3s}
.offer{display:flex;flex-direction:column;gap:10px;align-items:flex-start;padding:14px;border-radius:14px;background:var(--tint);margin-block-start:10px;font-size:14px}
.banner{padding:8px 16px;font-size:13px;line-height:18px;background:#fff4d6;color:#5c4300;border-block-end:1px solid #f0dfa8}
.dark .banner{background:#3a2f10;color:#ffe3a0;border-color:#5a4a1c}
.foot{border-block-start:1px solid var(--line);padding:10px 12px 8px;padding-block-end:max(8px,env(safe-area-inset-bottom))}
.compose{display:flex;gap:8px;align-items:flex-end;border:1px solid var(--line);border-radius:14px;padding:4px 4px 4px 14px;background:var(--ground)}
.root[dir=rtl] .compose{padding:4px 14px 4px 4px}
.compose:focus-within{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.compose textarea{flex:1;min-inline-size:0;border:0;outline:0;background:none;resize:none;font-size:16px;line-height:22px;padding:9px 0;max-block-size:132px;block-size:40px}
textarea::placeholder,.input::placeholder{color:var(--mute);opacity:1}
.send{inline-size:40px;block-size:40px;border-radius:11px;background:var(--accent);color:var(--on-accent);display:grid;place-items:center;flex:none}
.send:disabled{background:var(--soft);color:var(--mute);cursor:default}
[dir=rtl] .send svg,[dir=rtl] .flip{transform:scaleX(-1)}
.under{display:flex;justify-content:space-between;align-items:center;gap:12px;min-block-size:32px;padding:2px 4px 0;font-size:12.5px;color:var(--mute)}
.under:not(:has(button,[role])){min-block-size:4px}
.under .link{font-size:13.5px;min-block-size:32px;padding:0 4px;text-decoration:none}
.under .link:hover{text-decoration:underline}
.passed{position:absolute;inset:0;background:var(--ground);display:flex;flex-direction:column;animation:rise .2s cubic-bezier(.2,.8,.2,1)}
.passed .body{flex:1;overflow-y:auto;padding:16px;display:grid;gap:18px;align-content:start}
.passed h3{font-size:13px;line-height:18px;color:var(--mute);font-weight:600;margin-block-end:6px}
.passed li{font-size:14px;line-height:20px;overflow-wrap:anywhere}
.passed li+li{margin-block-start:6px}
.passed dl{display:grid;grid-template-columns:auto 1fr;gap:4px 14px;font-size:14px}
.passed dt{color:var(--mute)}
.area{inline-size:100%;min-block-size:84px;resize:vertical;display:block}
.rates{display:flex;gap:6px;margin-block:12px}
.rate{flex:1;position:relative}
.rate input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.rate span{display:grid;place-items:center;block-size:46px;border-radius:12px;border:1px solid var(--line);font-size:22px}
.rate input:hover+span{border-color:var(--accent)}
.rate input:checked+span{border-color:var(--accent);background:var(--tint);box-shadow:0 0 0 1px var(--accent)}
.rate input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
@keyframes step{from{opacity:0;transform:translateY(4px)}}
@keyframes pulse{from{transform:scale(1);opacity:.6}to{transform:scale(2.8);opacity:0}}
@keyframes turn{to{transform:rotate(1turn)}}
@keyframes blink{0%,60%,100%{opacity:.3}30%{opacity:1}}
@media (max-width:480px){.panel,.left .panel{inset:0;inline-size:100%;block-size:var(--visible,100dvh);border:0;border-radius:0}.head{padding-block-start:max(12px,env(safe-area-inset-top))}.under .link{min-block-size:44px}.thumb{inline-size:44px;block-size:44px}}
@media (prefers-reduced-motion:reduce){*,*::before,*::after{animation-duration:.01ms!important;animation-iteration-count:1!important;transition:none!important}}
@media (forced-colors:active){.bubble,.card,.panel,.promise,.offer{border:1px solid}.pulse,.dots i{background:CanvasText}.send{border:1px solid}}
`;
