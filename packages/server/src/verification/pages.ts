// What is looked at of the town's own site: each section's page, as a visitor receives it.
import type { Section } from '@inoe/contract/commun'
import { WIDGETS } from '../hebergement/page.ts'
import { bon, type Constat, corriger, regarder } from './constat.ts'
import { type Lue, lireAdresse } from './lire.ts'

export interface Pages {
  collectivite: string
  publicUrl: string
  origines: readonly string[]
  pages: Partial<Record<Section, string>>
}

export async function constatsPages({ collectivite, publicUrl, origines, pages }: Pages): Promise<Constat[]> {
  const found: Constat[] = []
  if (origines.length === 0)
    found.push(
      regarder(
        'Aucun site n’est déclaré : les modules ne marchent que sur la page hébergée.',
        `npm run collectivite -- origine ${collectivite} --ajouter https://www.maville.fr`,
      ),
    )
  for (const origine of origines) found.push(constatOrigine(collectivite, origine))
  const placees = Object.entries(pages) as [Section, string][]
  for (const [section, url] of placees)
    found.push(await constatPage({ collectivite, publicUrl, origines }, section, url))
  const ailleurs = (Object.keys(WIDGETS) as Section[]).filter((one) => !pages[one])
  if (ailleurs.length > 0)
    found.push(bon(`Sur la page hébergée ${publicUrl}/${collectivite}/ : ${ailleurs.join(', ')}`))
  return found
}

function constatOrigine(collectivite: string, origine: string): Constat {
  const { protocol, hostname } = new URL(origine)
  if (protocol === 'https:') return bon(`Site déclaré : ${origine}`)
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1')
    return regarder(
      `Un site d’essai est déclaré : ${origine}`,
      `Retirez-le avant d’ouvrir : npm run collectivite -- origine ${collectivite} --retirer ${origine}`,
    )
  return corriger(
    `Le site ${origine} n’est pas en HTTPS : les navigateurs y refusent ce qu’il faut pour enregistrer.`,
    `Passez le site en HTTPS, puis déclarez ${origine.replace('http:', 'https:')}`,
  )
}

async function constatPage(
  { collectivite, publicUrl, origines }: Omit<Pages, 'pages'>,
  section: Section,
  url: string,
): Promise<Constat> {
  const titre = `Page « ${section} » ${url}`
  const { origin } = new URL(url)
  if (!origines.includes(origin) && origin !== new URL(publicUrl).origin)
    return corriger(
      `${titre} : son site n’est pas déclaré, le module n’y marchera pas.`,
      `npm run collectivite -- origine ${collectivite} --ajouter ${origin}`,
    )
  const lue = await lireAdresse(url)
  if (typeof lue === 'string')
    return corriger(`${titre} : ${lue}.`, 'Vérifiez l’adresse, et que la page est publiée.')
  if (lue.statut !== 200)
    return corriger(
      `${titre} répond ${lue.statut}.`,
      lue.statut === 404
        ? `La page n’existe pas, ou plus : npm run collectivite -- page ${collectivite} --section ${section} --url …`
        : 'La page doit être ouverte à tous, sans mot de passe.',
    )
  const arrivee = new URL(lue.adresse).origin
  if (arrivee !== origin && !origines.includes(arrivee))
    return corriger(
      `${titre} mène à ${arrivee}, qui n’est pas déclaré.`,
      `npm run collectivite -- origine ${collectivite} --ajouter ${arrivee}`,
    )
  return contenuDe(titre, { collectivite, publicUrl }, section, lue)
}

function contenuDe(
  titre: string,
  { collectivite, publicUrl }: Pick<Pages, 'collectivite' | 'publicUrl'>,
  section: Section,
  { texte, entetes }: Lue,
): Constat {
  const widget = WIDGETS[section].at(section === 'compte' ? 0 : -1) ?? ''
  const court = widget.replace(/^inoe-/, '')
  const present = new RegExp(`<${widget}[\\s>]|data-inoe=["']?${court}["'\\s>]`, 'i').test(texte)
  if (!present)
    return corriger(
      `${titre} ne contient pas <${widget}>.`,
      `Collez-le dans la page. S’il disparaît à l’enregistrement, votre CMS retire les balises inconnues : écrivez <div data-inoe="${court}">…</div> (docs/webmestre/cms.md).`,
    )
  const script = /<script[^>]+\/v1\/(?:[\w.-]+\/)?inoe\.js[^>]*>/i.exec(texte)?.[0]
  if (!script)
    return corriger(
      `${titre} a le module, mais pas la ligne du script.`,
      `<script type="module" src="${publicUrl}/v1/inoe.js" data-collectivite="${collectivite}"></script>`,
    )
  if (!script.includes(publicUrl))
    return corriger(
      `${titre} charge le script d’un autre serveur : ${script}`,
      `Son adresse doit être ${publicUrl}/v1/inoe.js. Une extension de cache qui recopie les scripts est à écarter (docs/webmestre/cms.md).`,
    )
  // Held back until the reader's first gesture, or for ever: what does it writes another type.
  if (!/\stype=["']?module\b/i.test(script) || !/\ssrc=/i.test(script))
    return corriger(
      `${titre} : la ligne du script a été réécrite, le module n’y vient pas : ${script}`,
      'Une extension de cache la retarde, ou le CMS a changé la ligne : docs/webmestre/cms.md dit ce qui l’en écarte.',
    )
  const dite =
    /data-collectivite=["']?([\w-]+)/.exec(script)?.[1] ?? /\bcollectivite=["']?([\w-]+)/.exec(texte)?.[1]
  if (dite !== collectivite)
    return corriger(
      dite
        ? `${titre} montre « ${dite} », pas « ${collectivite} ».`
        : `${titre} ne dit pas de quelle collectivité il s’agit.`,
      `Sur la balise du script : data-collectivite="${collectivite}"`,
    )
  const bloque = politiqueRefuse(entetes.get('content-security-policy'), publicUrl)
  if (bloque)
    return corriger(
      `${titre} : la politique de sécurité du site (${bloque}) interdit le serveur.`,
      `Ajoutez ${publicUrl} à script-src et à connect-src (guide du webmestre, « Politique de sécurité »).`,
    )
  return bon(titre)
}

/** The directive that keeps our address out; undefined when none does, or when it is not for a reading to say. */
function politiqueRefuse(politique: string | null, publicUrl: string): string | undefined {
  if (!politique) return undefined
  const directives = new Map(
    politique.split(';').map((one) => {
      const [nom = '', ...sources] = one.trim().split(/\s+/)
      return [nom.toLowerCase(), sources] as const
    }),
  )
  const { host, protocol } = new URL(publicUrl)
  const permise = (source: string) =>
    source === '*' ||
    source === protocol ||
    source === host ||
    source === `${protocol}//${host}` ||
    source.startsWith(`${publicUrl}/`) ||
    (/^(https?:\/\/)?\*\./.test(source) && host.endsWith(source.replace(/^(https?:\/\/)?\*/, '')))
  for (const nom of ['script-src', 'connect-src']) {
    const sources = directives.get(nom) ?? directives.get('default-src')
    // A nonce with strict-dynamic lets the script in whatever its address.
    if (!sources || (nom === 'script-src' && sources.includes(`'strict-dynamic'`))) continue
    if (!sources.some(permise)) return nom
  }
  return undefined
}
