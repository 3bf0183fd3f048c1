import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const USUAL = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
]

function find(): string | undefined {
  return [process.env.FIREFOX_PATH, ...USUAL].find((one) => one !== undefined && existsSync(one))
}

/**
 * Path of a Firefox as people have it: FIREFOX_PATH, the usual places, else Debian's package, installed here as root.
 * @throws Error that says what to do when there is none
 */
export function findOrInstallFirefox(): string {
  const there = find()
  if (there) return there
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Firefox found: installing one…')
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'firefox-esr'], { stdio: 'ignore' })
    const installed = find()
    if (installed) return installed
  }
  throw new Error(
    'This test needs Firefox. Install it (Debian: apt-get install firefox-esr) or set FIREFOX_PATH to one.',
  )
}
