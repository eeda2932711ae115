// Finds a Chromium for the browser tests, or installs the system's package where that is possible, or says plainly how to.
import { existsSync } from 'node:fs';
import { installPackages } from './packages.mjs';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export function findChromium() {
  return PLACES.find((place) => place && existsSync(place)) ?? null;
}

/** The path of a Chromium. Throws with what to do when there is none and none can be installed here. */
export function ensureChromium() {
  if (!findChromium()) installPackages('No Chromium on this machine', 'chromium');
  const now = findChromium();
  if (now) return now;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install it (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium; Windows: winget install Google.Chrome), or set CHROMIUM_PATH to its executable.',
  );
}
