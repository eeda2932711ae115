// The conversation's style sheet: messages, the stage card, rating, what was passed on. Adopted when the conversation is there.

export const conversationStyles = `
.somebody::after,.joined .face::after{content:"";position:absolute;inset:0;border-radius:50%;border:2px solid var(--accent);animation:ring 1.8s ease-out infinite}
.somebody,.joined .face{position:relative}
.small{inline-size:26px;block-size:26px;font-size:11px}
.items{display:flex;flex-direction:column;gap:3px}
.msg{display:flex;flex-direction:column;align-items:flex-start;max-inline-size:86%;margin-block-start:9px}
.msg.next{margin-block-start:0}
.mine{align-self:flex-end;align-items:flex-end}
.by{font-size:12.5px;line-height:18px;color:var(--mute);margin:0 2px 3px;display:flex;gap:6px;align-items:center}
.bubble{padding:9px 14px;border-radius:17px;background:var(--soft);overflow-wrap:anywhere;white-space:pre-wrap;max-inline-size:100%}
.mine .bubble{background:var(--fill);color:var(--on-fill)}
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
.edited{display:block;color:var(--mute);font-size:12px}
.after{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 8px;inline-size:100%;margin-block-start:2px}
.sources{font-size:12.5px;line-height:18px;color:var(--mute);margin-inline:2px;flex:1 1 160px}
.sources a{color:inherit}.sources a:hover{color:var(--accent)}
.thumbs{display:flex;gap:2px}
.thumb{inline-size:32px;block-size:32px;display:grid;place-items:center;color:var(--mute);border-radius:9px}
.thumb:hover{background:var(--soft);color:var(--ink)}
.thumb[aria-pressed=true]{color:var(--accent);background:var(--tint)}
.by time{font-size:12px}
.state{font-size:12px;line-height:16px;color:var(--mute);margin:3px 4px 0}
.state.failed{color:var(--bad)}
.state.failed{display:flex;flex-wrap:wrap;justify-content:flex-end;align-items:center;gap:0 14px;text-align:end}
.state .link{font-size:13px}
.lost .bubble{background:none;color:var(--ink);box-shadow:inset 0 0 0 1.5px var(--bad)}
.line,.joined{color:var(--mute);font-size:12.5px;line-height:18px;margin:16px 12px 8px;text-align:center;text-wrap:balance;overflow-wrap:anywhere}
.joined{display:flex;flex-direction:column;align-items:center;gap:8px;color:var(--ink);font-size:13px;font-weight:600;animation:step .3s .15s both}
.joined .face{inline-size:48px;block-size:48px;font-size:17px;animation:pop .5s .15s cubic-bezier(.2,1.4,.4,1) both}
.joined .face::after{animation:ring .9s .4s ease-out both}
.card{border:1px solid var(--line);border-radius:16px;padding:16px;margin-block:12px 4px;background:var(--raised);animation:rise .3s cubic-bezier(.2,.8,.2,1)}
summary{cursor:pointer;min-block-size:24px}
details .rich{margin-block:8px 4px}
.card h3{font-size:15px;line-height:20px;font-weight:650;display:flex;gap:10px}
.card .more{margin-block-start:14px;display:flex;flex-wrap:wrap;gap:8px}
.more .wide .input{flex-basis:100%}
.button{flex:1 1 auto;font-size:13.5px;font-weight:550;padding-inline:10px}
.card .note{margin-block-start:12px}
.pulse{inline-size:10px;block-size:10px;margin:5px;border-radius:50%;background:var(--fill);position:relative;flex:none}
.pulse::after{content:"";position:absolute;inset:0;border-radius:50%;background:var(--fill);animation:pulse 1.8s ease-out infinite}
.stages{margin-block-start:12px;display:grid;gap:9px}
.stages li:nth-child(2){animation-delay:.12s}.stages li:nth-child(3){animation-delay:.24s}
.stages li{text-wrap:pretty;overflow-wrap:anywhere;display:flex;gap:10px;align-items:flex-start;font-size:14px;line-height:20px;color:var(--mute);animation:step .3s both}
.stages li.done{color:var(--ink)}
.dot{inline-size:20px;block-size:20px;border-radius:50%;display:grid;place-items:center;flex:none;border:2px solid var(--line);color:transparent}
.done .dot{background:var(--good);border-color:var(--good);color:var(--ground)}
.done svg{animation:pop .3s cubic-bezier(.2,1.4,.4,1)}
.now .dot{border-block-start-color:var(--accent);animation:turn 1s linear infinite}
.now{color:var(--ink)!important}
.promise p,.offer p,.forget p{text-wrap:pretty}
.promise{margin-block-start:12px;padding:12px;border-radius:12px;background:var(--soft);font-size:14px;line-height:20px}
.promise form{margin-block-start:8px}
.field{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:10px}
.input{flex:1 1 150px;min-inline-size:0;font-size:16px;line-height:22px;padding:8px 12px;border:1px solid var(--line);border-radius:10px;background:var(--raised)}
.input:focus{border-color:var(--accent)}
.button{background:var(--fill);color:var(--on-fill);font-weight:600;padding:8px 16px;min-block-size:40px;border-radius:10px;font-size:14px}
.button:disabled{opacity:.45;cursor:default}
.button.quiet{background:var(--soft);color:var(--ink)}
.dots{display:flex;gap:4px;padding:14px;border-radius:16px;background:var(--soft);align-self:flex-start;margin-block-start:9px}
.dots i{inline-size:7px;block-size:7px;border-radius:50%;background:var(--mute);animation:blink 1.2s infinite}
.dots i:nth-child(2){animation-delay:.15s}.dots i:nth-child(3){animation-delay:.3s}
.offer{display:flex;flex-direction:column;gap:10px;align-items:flex-start;padding:14px;border-radius:14px;background:var(--tint);margin-block-start:10px;font-size:14px}
.passed{position:absolute;inset:0;z-index:1;background:var(--ground);display:flex;flex-direction:column;animation:rise .2s cubic-bezier(.2,.8,.2,1)}
.passed .body{flex:1;overflow-y:auto;padding:16px;display:grid;gap:18px;align-content:start}
.menu{position:absolute;inset-block-start:58px;inset-inline-end:10px;z-index:1;min-inline-size:200px;max-inline-size:calc(100% - 20px);padding:6px;background:var(--ground);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow);display:grid;animation:rise .15s cubic-bezier(.2,.8,.2,1)}
.menu button{min-block-size:44px;padding:8px 12px;font-size:14px;line-height:20px;text-align:start}
.menu button:hover{background:var(--soft)}
.menu .check{display:flex;align-items:center;justify-content:space-between;gap:16px}
.menu .check::after{content:"";flex:none;inline-size:30px;block-size:18px;border-radius:9px;background:radial-gradient(circle at 9px,var(--ground) 6.5px,#0000 7px) var(--mute)}
.menu .check[aria-checked=true]::after{background:radial-gradient(circle at 21px,var(--ground) 6.5px,#0000 7px) var(--accent)}
[dir=rtl] .menu .check::after{scale:-1 1}
@media(forced-colors:active){.menu .check[aria-checked=true]::after{content:"✓";inline-size:auto}}
.menu .risky{color:var(--bad)}
.forget{padding:24px 20px;gap:12px;justify-content:center}
.forget h2{font-size:18px;line-height:24px;font-weight:650}
.forget p{color:var(--mute)}
.button.risk{background:var(--bad);color:var(--ground)}
.passed h3{font-size:13px;line-height:18px;color:var(--mute);font-weight:600;margin-block-end:6px}
.passed li{font-size:14px;line-height:20px;overflow-wrap:anywhere}
.passed li+li{margin-block-start:6px}
.passed dl{display:grid;grid-template-columns:auto 1fr;gap:4px 14px;font-size:14px}
.passed dt{color:var(--mute)}
.area{inline-size:100%;min-block-size:84px;resize:vertical;display:block}
.ends{display:flex;justify-content:space-between;margin-block-start:6px;color:var(--mute)}.ends b{margin:auto;color:var(--ink)}
.rates{display:flex;gap:6px;margin-block-start:12px}
.rate{flex:1;position:relative}
.rate input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.rate span{display:grid;place-items:center;block-size:46px;border-radius:12px;border:1px solid var(--line);color:var(--mute)}
.rate input:hover+span{border-color:var(--accent)}
.rate input:checked+span{color:var(--accent);border-color:var(--accent);background:var(--tint);box-shadow:0 0 0 1px var(--accent)}
.rate input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
@keyframes step{from{opacity:0;transform:translateY(4px)}}
@keyframes pulse{from{transform:scale(1);opacity:.6}to{transform:scale(2.8);opacity:0}}
@keyframes ring{from{transform:scale(1);opacity:.7}to{transform:scale(1.6);opacity:0}}
@keyframes turn{to{transform:rotate(1turn)}}
@media (max-width:480px),(max-height:480px){.thumb{inline-size:44px;block-size:44px}.button,.input,.state .link{min-block-size:44px}}
@media (forced-colors:active){.bubble,.card,.promise,.offer{border:1px solid}.pulse,.dots i{background:CanvasText}}
`;
