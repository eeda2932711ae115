// What old libraries and monitoring tools do to built-ins, rewritten as small scripts of our own.

export interface Patch {
  readonly name: string;
  readonly script: string;
}

export const PATCHES: readonly Patch[] = [
  {
    // Extends natives, enumerably, with its own meanings of names that later became standard.
    name: 'the built-ins of Prototype 1.6',
    script: `(function () {
      var mix = function (to, from) { for (var name in from) to[name] = from[name]; };
      var list = function (from) {
        if (!from) return [];
        if (from.toArray) return from.toArray();
        var length = from.length || 0, results = new Array(length);
        while (length--) results[length] = from[length];
        return results;
      };
      var each = function (fn, context) { for (var i = 0; i < this.length; i++) fn.call(context, this[i], i); return this; };
      var json = function (value) { return value === null ? 'null' : typeof value === 'object' ? (value.toJSON ? value.toJSON() : '{}') : String(value); };
      mix(Array.prototype, {
        each: each,
        map: function (fn, context) { var out = []; each.call(this, function (v, i) { out.push((fn || function (x) { return x; }).call(context, v, i)); }); return out; },
        find: function (fn, context) { var found; for (var i = 0; i < this.length; i++) if (fn.call(context, this[i], i)) { found = this[i]; break; } return found; },
        filter: function (fn, context) { var out = []; each.call(this, function (v, i) { if (fn.call(context, v, i)) out.push(v); }); return out; },
        some: function (fn, context) { for (var i = 0; i < this.length; i++) if ((fn || Boolean).call(context, this[i], i)) return true; return false; },
        every: function (fn, context) { for (var i = 0; i < this.length; i++) if (!(fn || Boolean).call(context, this[i], i)) return false; return true; },
        entries: function () { return list(this.concat ? [].concat(this) : this); },
        include: function (one) { return this.indexOf(one) !== -1; },
        toArray: function () { return [].concat(this); },
        first: function () { return this[0]; }, last: function () { return this[this.length - 1]; },
        clear: function () { this.length = 0; return this; }, size: function () { return this.length; },
        inspect: function () { return '[' + this.map(String).join(', ') + ']'; },
        toJSON: function () { var out = []; this.each(function (v) { out.push(json(v)); }); return '[' + out.join(', ') + ']'; },
        without: function () { var not = list(arguments); return this.filter(function (v) { return not.indexOf(v) < 0; }); },
        uniq: function () { var seen = []; this.each(function (v) { if (seen.indexOf(v) < 0) seen.push(v); }); return seen; }
      });
      mix(String.prototype, {
        toJSON: function () { return '"' + this + '"'; }, strip: function () { return this.replace(/^\\s+|\\s+$/g, ''); },
        startsWith: function (p) { return this.indexOf(p) === 0; }, endsWith: function (p) { var d = this.length - p.length; return d >= 0 && this.lastIndexOf(p) === d; },
        include: function (p) { return this.indexOf(p) > -1; }, toArray: function () { return this.split(''); }, blank: function () { return /^\\s*$/.test(this); },
        empty: function () { return this == ''; }, times: function (n) { return n < 1 ? '' : new Array(n + 1).join(this); }, sub: function (p, r) { return this.replace(p, r); }
      });
      mix(Number.prototype, { toJSON: function () { return isFinite(this) ? this.toString() : 'null'; }, times: function (fn) { for (var i = 0; i < this; i++) fn(i); } });
      Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
      mix(Function.prototype, {
        bind: function () { if (arguments.length < 2 && arguments[0] === undefined) return this; var fn = this, args = list(arguments), self = args.shift(); return function () { return fn.apply(self, args.concat(list(arguments))); }; },
        curry: function () { return this; }, delay: function (s) { return setTimeout(this, s * 1000); }, defer: function () { return setTimeout(this, 10); },
        wrap: function () { return this; }, methodize: function () { return this; }, argumentNames: function () { return []; }
      });
      Array.from = list;
      Object.extend = mix; Object.toJSON = json; Object.isArray = Array.isArray; Object.clone = function (o) { var c = {}; mix(c, o); return c; };
      window.$A = list; window.Hash = function () {}; window.Class = { create: function () { return function () {}; } };
      var native = window.Element;
      window.Element = function (tag) { return document.createElement(tag); };
      mix(window.Element, { show: function () {}, remove: function (e) { e.parentNode.removeChild(e); return e; } });
      window.Element.prototype = native.prototype;
      mix(HTMLElement.prototype, {
        update: function () { return this; }, insert: function () { return this; }, show: function () { return this; }, toggle: function () { return this; }, select: function () { return []; },
        remove: function () { if (this.parentNode) this.parentNode.removeChild(this); return this; }, visible: function () { return true; }, identify: function () { return this.id; }
      });
      document.getElementsByClassName = function (name) { return list(document.querySelectorAll('.' + name)); };
    })();`,
  },
  {
    // Its own bind (arguments as an array), Array.from that wraps, natives extended and hidden; and enumerable members of every array.
    name: 'the built-ins of MooTools, and enumerable members of arrays',
    script: `(function () {
      var slice = Array.prototype.slice;
      Function.prototype.bind = function (self, args) { var fn = this; args = args != null ? (Array.isArray(args) ? args : [args]) : null; return function () { return fn.apply(self, args || arguments); }; };
      Function.prototype.extend = function (o) { for (var k in o) this[k] = o[k]; return this; };
      Array.from = function (item) { if (item == null) return []; return typeof item === 'object' && 'length' in item ? slice.call(item) : [item]; };
      Array.prototype.contains = function (item) { return this.indexOf(item) !== -1; };
      Array.prototype.flatten = function () { return [].concat.apply([], this); };
      Array.prototype.clone = function () { return this.slice(); };
      Array.prototype.associate = function () { return {}; };
      String.prototype.contains = function (s) { return this.indexOf(s) > -1; };
      String.prototype.clean = function () { return this.trim(); };
      String.prototype.test = function (re) { return new RegExp(re).test(this); };
      window.$ = function (id) { return document.getElementById(id); };
      window.Event = (function (native) { var made = function (type, init) { return new native(type, init); }; made.prototype = native.prototype; return made; })(window.Event);
    })();`,
  },
  {
    // Every asynchronous function goes through a wrapper, and promises are somebody else's class.
    name: 'the wrappers of Zone.js and of monitoring tools',
    script: `(function () {
      var NativePromise = window.Promise;
      class ZonePromise extends NativePromise {
        static get [Symbol.species]() { return ZonePromise; }
        then(a, b) { return super.then(a && function (v) { return a(v); }, b && function (e) { return b(e); }); }
      }
      window.Promise = ZonePromise;
      var wrapTimer = function (name) {
        var native = window[name];
        window[name] = function (fn, ms) { var rest = [].slice.call(arguments, 2); return native(function () { return fn.apply(this, rest); }, ms); };
      };
      wrapTimer('setTimeout'); wrapTimer('setInterval');
      var wrapped = new WeakMap();
      var add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
      EventTarget.prototype.addEventListener = function (type, fn, options) {
        if (!fn) return add.call(this, type, fn, options);
        var run = wrapped.get(fn);
        if (!run) { run = function (event) { return typeof fn === 'function' ? fn.call(this, event) : fn.handleEvent(event); }; wrapped.set(fn, run); }
        return add.call(this || window, type, run, options);
      };
      EventTarget.prototype.removeEventListener = function (type, fn, options) { return remove.call(this || window, type, wrapped.get(fn) || fn, options); };
      var nativeFetch = window.fetch;
      window.fetch = function () { return ZonePromise.resolve(nativeFetch.apply(window, arguments)).then(function (answer) { return answer; }); };
      var Native = window.WebSocket;
      window.WebSocket = function (url, protocols) { return protocols ? new Native(url, protocols) : new Native(url); };
      window.WebSocket.prototype = Native.prototype;
      ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].forEach(function (name, at) { window.WebSocket[name] = at; });
      var send = Native.prototype.send;
      Native.prototype.send = function (data) { return send.call(this, data); };
      var parse = JSON.parse, stringify = JSON.stringify;
      window.JSON = { parse: function (text, fn) { return parse(text, fn); }, stringify: function (value, fn, space) { return stringify(value, fn, space); } };
      ['log', 'warn', 'error'].forEach(function (name) { var native = console[name]; console[name] = function () { return native.apply(console, arguments); }; });
      var raf = window.requestAnimationFrame;
      window.requestAnimationFrame = function (fn) { return raf(function (at) { fn(at); }); };
    })();`,
  },
  {
    // Old shims: elements only, no options, no idle callback, and an Object.prototype that is not empty.
    name: 'old shims of append, matches and closest, and members on Object.prototype',
    script: `(function () {
      Element.prototype.append = function (node) { if (!(node instanceof Node)) throw new TypeError('append: a node, please'); this.appendChild(node); };
      Document.prototype.append = DocumentFragment.prototype.append = Element.prototype.append;
      Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); };
      delete window.requestIdleCallback; window.requestIdleCallback = undefined;
      Object.prototype.extend = function () { return this; };
      Object.prototype.isEmpty = function () { for (var k in this) return false; return true; };
      Array.prototype.remove = function (v) { var i = this.indexOf(v); if (i >= 0) this.splice(i, 1); return this; };
      Array.prototype.toJSON = undefined;
      Math.random = function () { return 0.5; };
      Date.now = function () { return new Date().getTime(); };
      delete window.ResizeObserver; window.ResizeObserver = undefined;
      Array.prototype.flat = function () { return [].concat.apply([], this); };
    })();`,
  },
];
