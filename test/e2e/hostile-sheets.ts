// Style sheets of pages a widget may land on: one that means harm, and small ones in the manner of resets, frameworks and themes.

export interface Sheet {
  readonly name: string;
  readonly css: string;
  /** Attributes of the page's root. */
  readonly html?: Readonly<Record<string, string>>;
}

export const HOSTILE_SHEETS: readonly Sheet[] = [
  {
    name: 'fourteen !important on everything',
    css: `html>*,body *,baton-widget{color:lime!important;background:#000!important;font:italic 900 30px/3 fantasy!important;letter-spacing:9px!important;
      text-transform:uppercase!important;border:9px dashed red!important;padding:31px!important;margin:17px!important;opacity:.3!important;
      transform:rotate(9deg) scale(.5)!important;position:static!important;float:left!important;width:10px!important;max-height:5px!important}
      html{font-size:62.5%;direction:rtl}`,
    html: { dir: 'rtl' },
  },
  {
    name: 'everything out of sight',
    css: 'html>*:not(head):not(body){display:none!important;visibility:hidden!important;content-visibility:hidden!important}',
  },
  {
    name: 'nothing can be clicked',
    css: 'html>*:not(body){pointer-events:none!important;user-select:none!important;cursor:wait!important}',
  },
  { name: 'empty elements are hidden', css: 'div:empty,baton-widget:empty,:empty{display:none}' },
  { name: 'rem of 62.5 %', css: 'html{font-size:62.5%}body{font-size:1.6rem}' },
  {
    name: 'right to left',
    css: 'html{direction:rtl;unicode-bidi:bidi-override}body{text-align:right}',
    html: { dir: 'rtl', lang: 'ar' },
  },
  { name: 'vertical writing', css: 'html{writing-mode:vertical-rl;text-orientation:upright}' },
  {
    name: 'a reset of all margins',
    css: '*{margin:0;padding:0;border:0;font:inherit;vertical-align:baseline;list-style:none}',
  },
  {
    name: 'a reset that unsets everything',
    css: '*:where(:not(html,iframe,canvas,img,svg,video,audio):not(svg *)){all:unset;display:revert}',
  },
  {
    name: 'a normalising sheet',
    css: 'html{line-height:1.15;-webkit-text-size-adjust:100%}button,input,textarea{font-family:inherit;font-size:100%;line-height:1.15;margin:0;overflow:visible;text-transform:none}',
  },
  {
    name: 'border boxes with inherited weights',
    css: '*,::before,::after{box-sizing:border-box;border:0 solid #e5e7eb;--tw-ring:0 0 #0000}button{background:transparent;text-transform:none;line-height:inherit}svg{display:block;vertical-align:middle}',
  },
  {
    name: 'a grid framework',
    css: '*,*::before,*::after{box-sizing:border-box}.panel,.card,.badge,.msg,.note,.send,.head{border:2px solid red;padding:3rem;display:table;position:relative;width:100%}.small{font-size:80%}.icon{width:1em}',
  },
  {
    name: 'big buttons',
    css: 'button,[type=button]{min-height:80px!important;width:100%!important;border-radius:0!important;text-transform:uppercase!important;letter-spacing:.2em!important}',
  },
  {
    name: 'styled fields',
    css: 'input,textarea,select{width:100%!important;height:80px!important;border:3px solid #000!important;margin-bottom:30px!important;box-shadow:inset 0 0 9px #000!important}',
  },
  {
    name: 'lists with marks',
    css: 'ul,ol,li{list-style:square inside url("data:,")!important;margin-left:4em!important;padding:1em!important}li::before{content:"»"!important}',
  },
  {
    name: 'a newspaper',
    css: 'body{font:20px/1.9 Georgia,serif;color:#333;columns:3}p{text-indent:3em;hyphens:auto;text-align:justify}::selection{background:red}',
  },
  {
    name: 'dark by inversion',
    css: 'body{background:#111;color:#eee}body>*{filter:invert(1) hue-rotate(180deg)}a{color:#8cf!important}',
  },
  {
    name: 'a transformed body',
    css: 'body{transform:translateX(40px);overflow:hidden;height:100vh;perspective:300px;will-change:transform;contain:paint}',
  },
  {
    name: 'a page builder',
    css: 'div,section,p,h2,h3,span,a,button,svg,path{max-width:none;min-width:0;fill:red!important;stroke:blue!important;stroke-width:9px!important}',
  },
  {
    name: 'loose letters',
    css: 'html{letter-spacing:5px;word-spacing:20px;text-transform:uppercase;text-shadow:2px 2px red;font-variant:small-caps;white-space:pre;text-align:center;line-height:4;font-weight:900;color:red;cursor:crosshair;visibility:visible;quotes:none;tab-size:1;word-break:break-all;text-indent:40px}',
  },
  {
    name: 'slow everything',
    css: 'body,body *,baton-widget{transition:all 3s!important;animation:spin 3s infinite!important}@keyframes spin{to{transform:rotate(1turn)}}',
  },
  {
    name: 'layers',
    css: '@layer reset{*{all:revert-layer!important;color:red!important}}@layer theme{button{display:none!important}}',
  },
  {
    name: 'variables of the same names',
    css: ':root,*{--accent:red;--ink:red;--ground:red;--line:red;--soft:red;--mute:red;--shadow:none;--tint:red;--on-accent:red;--good:red;--bad:red}',
  },
  {
    name: 'a shop theme',
    css: '.l,.root,.log,.items,.foot,.compose,.under,.link,.by,.face,.who{display:none!important}*:focus{outline:5px solid red!important}body{overflow-x:hidden;position:relative}',
  },
];
