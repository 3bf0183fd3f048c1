import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

/** WebKit as Debian packages it: the driver, the small browser that it drives, and a screen to draw on. */
export interface WebKit {
  driver: string
  browser: string
  screen: string
}

function find(): WebKit | undefined {
  const [browser] = globSync('/usr/{lib,libexec}/{*/,}webkit2gtk-4.*/MiniBrowser')
  const [driver, screen] = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb']
  const there = [driver, screen, '/usr/bin/openssl'].every((one) => existsSync(one))
  return browser && there ? { driver, browser, screen } : undefined
}

/**
 * Debian's WebKit, installed here as root when it is not there: about 60 MB.
 * @throws Error that says what to do when there is none
 */
export function findOrInstallWebKit(): WebKit {
  const there = find()
  if (there) return there
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No WebKit found: installing one…')
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync(
      'apt-get',
      ['install', '-y', '--no-install-recommends', 'webkit2gtk-driver', 'xvfb', 'openssl'],
      {
        stdio: 'ignore',
      },
    )
    const installed = find()
    if (installed) return installed
  }
  throw new Error(
    'This test needs WebKit. Install it (Debian, Ubuntu: apt-get install webkit2gtk-driver xvfb openssl); it does not run on other systems.',
  )
}
