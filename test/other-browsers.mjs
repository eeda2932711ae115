// Finds the engines of the other browsers, Gecko as Firefox and WebKit as the driver of WebKitGTK, or installs the system's packages, or says how to.
import { existsSync, readdirSync } from 'node:fs';
import { installPackages } from './packages.mjs';

const FIREFOX = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';
/** What it draws on: a screen in memory. */
const XVFB = '/usr/bin/xvfb-run';

export function findFirefox() {
  return FIREFOX.find((place) => place && existsSync(place)) ?? null;
}

/** The driver, its browser and the screen; null: not all of them are here. */
export function findWebKit() {
  const browser = miniBrowsers('/usr/lib').find(existsSync);
  return browser && existsSync(WEBKIT_DRIVER) && existsSync(XVFB)
    ? { driver: WEBKIT_DRIVER, browser, screen: XVFB }
    : null;
}

/** Tries to have both. Never throws: the tests of a browser that is not here are skipped, with the reason. */
export function ensureOtherBrowsers() {
  if (!findFirefox()) installPackages('No Firefox on this machine', 'firefox-esr');
  if (!findWebKit()) installPackages('No WebKit on this machine', 'webkit2gtk-driver', 'xvfb', 'xauth');
  if (!findFirefox()) console.log(NO_FIREFOX);
  if (!findWebKit()) console.log(NO_WEBKIT);
}

export const NO_FIREFOX =
  'The tests in Firefox are skipped: none was found. Install it (Debian: sudo apt-get install firefox-esr), or set FIREFOX_PATH to its executable.';
export const NO_WEBKIT =
  'The tests in WebKit are skipped: they need Linux and WebKitGTK’s driver (Debian, Ubuntu: sudo apt-get install webkit2gtk-driver xvfb xauth).';

/** Where the browser that comes with WebKitGTK may lie. */
function miniBrowsers(folder) {
  if (!existsSync(folder)) return [];
  const machines = readdirSync(folder).filter((name) => name.endsWith('-linux-gnu'));
  return machines.flatMap((name) =>
    ['4.1', '4.0'].map((version) => `${folder}/${name}/webkit2gtk-${version}/MiniBrowser`),
  );
}
