import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const USUAL = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd', '/usr/bin/clamd']

const find = () => [process.env.CLAMD_PATH, ...USUAL].find((one) => one !== undefined && existsSync(one))

/**
 * Path of a clamd to test the antivirus with: CLAMD_PATH, the usual places, else Debian's package (as root). The tests
 * have their own small signatures: nothing else is downloaded.
 * @returns undefined when there is none; with CI=true that is an error
 * @throws Error that says what to do
 */
export function findOrInstallClamd(): string | undefined {
  const there = find()
  if (there) return there
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No clamd found: installing one…')
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'clamav-daemon'], { stdio: 'ignore' })
    const installed = find()
    if (installed) return installed
  }
  const remedy = 'Install it (Debian: apt-get install clamav-daemon) or set CLAMD_PATH to one.'
  if (process.env.CI === 'true') throw new Error(`The tests of the antivirus need clamd. ${remedy}`)
  console.warn(`The tests of the antivirus are left out: there is no clamd. ${remedy}`)
  return undefined
}
