// Where the WordPress under test and the API it embeds are, and who signs in.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PORT = Number(process.env.INOE_WP_PORT ?? 8799)
export const WORDPRESS = `http://localhost:${PORT}`
export const WORDPRESS_PORT = PORT
export const API_PORT = Number(process.env.INOE_E2E_PORT ?? 8798)
export const API = `http://localhost:${API_PORT}`
export const COLLECTIVITE = 'rurales-entre-deux-mers'
export const WEBMESTRE = { login: 'webmestre', motDePasse: 'tournesol-vigne-42' }

/** Debian's WordPress, or another version unpacked there; read and never written: the test works on a copy. */
export const SOURCE = process.env.INOE_WP_SOURCE ?? '/usr/share/wordpress'

const NEEDED: Record<string, string[]> = {
  wordpress: [`${SOURCE}/wp-settings.php`],
  'wordpress-theme-twentytwentythree': [`${SOURCE}/wp-content/themes/twentytwentythree/style.css`],
  'mariadb-server': ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'],
  'php-cli': ['/usr/bin/php'],
  'php-mysql': ['/etc/php'],
}

/** Debian packages that the test needs and this machine lacks. */
const missing = () =>
  Object.entries(NEEDED).flatMap(([name, files]) => (files.every(existsSync) ? [] : [name]))

/**
 * What the test needs of Debian, installed here as root when it is not there.
 * @throws Error that says what to do when something is still missing
 */
export function findOrInstallWordPress(): void {
  const wanted = missing()
  if (wanted.length === 0) return
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Not found: ${wanted.join(', ')}. Installing…`)
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], { stdio: 'ignore' })
  }
  const still = missing()
  if (still.length > 0)
    throw new Error(
      `The WordPress test needs Debian packages that are not here. Install them: apt-get install --no-install-recommends ${still.join(' ')}`,
    )
}
