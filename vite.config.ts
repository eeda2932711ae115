// How each part is built. `server/build.mjs` builds them in order: the loader has to know the app's hashed name.
import { join } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { defineConfig as defineTests } from 'vitest/config';
import pkg from './package.json' with { type: 'json' };

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const satisfies UserConfig;

/** A page: an html file and what it loads, served under `base`. */
function page(root: string, base: string, outDir: string, input: Record<string, string>): UserConfig {
  return {
    ...jsx,
    root,
    base,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input },
    },
  };
}

/** What later chunks share with the panel or the conversation stays in theirs, which are there by then: fewer requests. */
const APP = /widget\/index\.tsx$/;
const TALK = /widget\/(?:talk|domain\/thread|peer\/line)\.tsx?$/;

const parts: Record<string, UserConfig> = {
  /** The widget: one entry with a hashed name, and the chunks it loads on need. */
  app: {
    ...jsx,
    base: './',
    publicDir: false,
    // Everything is drawn from one effect: what ties signals to components would be loaded for nothing.
    ssr: { noExternal: true, target: 'webworker' },
    resolve: { alias: { '@preact/signals': '@preact/signals-core' } },
    build: {
      ssr: true,
      minify: true,
      outDir: `dist/web/w/${pkg.version}`,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      manifest: 'manifest.json',
      rolldownOptions: {
        input: { app: 'widget/index.tsx', frame: 'widget/frame.ts' },
        // Host pages replace it.
        transform: { inject: { 'Array.from': [join(import.meta.dirname, 'widget/list-of.ts'), 'listOf'] } },
        preserveEntrySignatures: 'allow-extension',
        output: {
          codeSplitting: {
            groups: [
              { name: 'app', test: APP, priority: 2 },
              { name: 'talk', test: TALK, priority: 1 },
            ],
          },
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  /** The script tag's target: no imports, one file, one global. */
  loader: {
    publicDir: false,
    define: { __APP__: JSON.stringify(process.env.BATON_APP ?? '/w/dev/app.js') },
    build: {
      outDir: 'dist/web',
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: { baton: 'widget/loader.ts' },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  },
  console: page('server/console', '/console/', '../../dist/console', { index: 'server/console/index.html' }),
  demo: page('demo', '/demo/', '../dist/demo', {
    index: 'demo/index.html',
    gallery: 'demo/gallery/index.html',
  }),
  /** What `import … from 'baton'` gives: readable, for the bundler of the site. */
  npm: {
    publicDir: false,
    build: {
      outDir: 'dist/npm',
      emptyOutDir: true,
      target: 'es2020',
      minify: false,
      lib: { entry: { index: 'widget/embed/index.ts', element: 'widget/embed/element.ts' }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  },
  server: {
    publicDir: false,
    build: {
      outDir: 'dist/server',
      emptyOutDir: true,
      target: 'node20',
      ssr: true,
      minify: false,
      rolldownOptions: {
        input: {
          cli: 'server/cli.ts',
          main: 'server/main.ts',
          relay: 'server/embedded.ts',
          writer: 'server/store/writer-thread.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
};

const tests = defineTests({
  ...jsx,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    globalSetup: 'test/built-server.ts',
    testTimeout: 15_000,
  },
}) as UserConfig;

export default defineConfig(({ mode }) => parts[mode] ?? tests);
