// Installs packages of the system where that is possible: on Debian and Ubuntu, as root.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Says `why`, and tries. Whether it worked is for the caller to look. */
export function installPackages(why, ...names) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`${why}: installing ${names.map((name) => `“${name}”`).join(', ')} …`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
  } catch (error) {
    console.log(`They could not be installed: ${error.message}`);
  }
}
