// The front servers of the guide, each started with the very file that the guide gives: only addresses, ports and
// certificates are changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const GUIDE = path.resolve(import.meta.dirname, '../../docs/deploiement')

export interface Lieu {
  /** A folder of its own. */
  dossier: string
  port: number
  /** Another port, for what the file serves without HTTPS. */
  portClair: number
  api: number
  certificat: string
  cle: string
  /** The town whose pages share the site's address. */
  ville: string
}

export interface Frontal {
  nom: string
  programme: string
  /** Writes its files. @returns what it is started with */
  preparer(lieu: Lieu): string[]
}

const lire = (nom: string, { api, certificat, cle, port, portClair, ville }: Lieu) =>
  readFileSync(path.join(GUIDE, nom), 'utf8')
    .replaceAll('127.0.0.1:8787', `127.0.0.1:${api}`)
    .replaceAll('/etc/letsencrypt/live/inscriptions.maville.fr/fullchain.pem', certificat)
    .replaceAll('/etc/letsencrypt/live/inscriptions.maville.fr/privkey.pem', cle)
    .replace(/^\s*listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${portClair};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('*:80>', `127.0.0.1:${portClair}>`)
    .replace('*:443>', `127.0.0.1:${port}>`)
    .replace('|maville)', `|${ville})`)

function nginx(lieu: Lieu, site: string): string[] {
  const { dossier } = lieu
  const file = path.join(dossier, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; pid ${dossier}/nginx.pid; error_log ${dossier}/erreurs.log; events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${dossier}/${one};`).join('\n  ')}
  ${site}
}`,
  )
  return ['-c', file, '-p', dossier]
}

export const SOUS_DOMAINE: Frontal[] = [
  {
    nom: 'nginx',
    programme: '/usr/sbin/nginx',
    preparer: (lieu) => nginx(lieu, lire('nginx-sous-domaine.conf', lieu)),
  },
  {
    nom: 'caddy',
    programme: '/usr/bin/caddy',
    preparer: (lieu) => {
      const file = path.join(lieu.dossier, 'Caddyfile')
      const site = lire('Caddyfile', lieu)
        .replace('grace_period 10s', 'grace_period 1s\n\tadmin off\n\tauto_https disable_redirects')
        .replace(
          'inscriptions.maville.fr {',
          `https://inscriptions.maville.fr:${lieu.port} {\n\ttls ${lieu.certificat} ${lieu.cle}\n\tbind 127.0.0.1`,
        )
      writeFileSync(file, site)
      return ['run', '--adapter', 'caddyfile', '--config', file]
    },
  },
  {
    nom: 'apache',
    programme: '/usr/sbin/apache2',
    preparer: (lieu) => {
      const { dossier } = lieu
      const file = path.join(dossier, 'apache.conf')
      const modules = [
        'mpm_event',
        'authz_core',
        'socache_shmcb',
        'proxy',
        'proxy_http',
        'ssl',
        'headers',
        'alias',
      ]
        .filter((one) => existsSync(`/usr/lib/apache2/modules/mod_${one}.so`))
        .map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`)
      writeFileSync(
        file,
        [
          ...[`ServerRoot ${dossier}`, `PidFile ${dossier}/apache.pid`, `DefaultRuntimeDir ${dossier}`],
          ...[`ErrorLog ${dossier}/erreurs.log`, 'ServerName localhost', ...modules],
          // Root gives its place to nobody else: apache refuses to serve as root.
          ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
          `Listen 127.0.0.1:${lieu.portClair}`,
          `Listen 127.0.0.1:${lieu.port}`,
          lire('apache.conf', lieu),
        ].join('\n'),
      )
      return ['-D', 'FOREGROUND', '-f', file]
    },
  },
]

/** The site and the modules under one address: the site's own pages are a folder. */
export const CHEMINS: Frontal = {
  nom: 'nginx, par chemins',
  programme: '/usr/sbin/nginx',
  preparer: (lieu) => {
    const pages = path.join(lieu.dossier, 'site')
    mkdirSync(pages)
    writeFileSync(path.join(pages, 'index.html'), 'Le site de la ville')
    return nginx(
      lieu,
      `server { listen 127.0.0.1:${lieu.port} ssl; server_name www.maville.fr; root ${pages};
       ssl_certificate ${lieu.certificat}; ssl_certificate_key ${lieu.cle};
       ${lire('nginx-chemins.conf', lieu)} }`,
    )
  },
}
