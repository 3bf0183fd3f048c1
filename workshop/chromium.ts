import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
]

function find(): string | undefined {
  return [process.env.CHROME_PATH, ...USUAL].find((one) => one !== undefined && existsSync(one))
}

/**
 * Path of a Chromium to test with: CHROME_PATH, the usual places, else installed here (Debian's package as root,
 * Playwright's own otherwise).
 * @throws Error that says what to do when there is none
 */
export async function findOrInstallChromium(): Promise<string> {
  const there = find()
  if (there) return there
  console.log('No Chromium found: installing one…')
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
    const installed = find()
    if (installed) return installed
  }
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  throw new Error(
    'Browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROME_PATH to one.',
  )
}
