import { SECTIONS, type Section } from '@inoe/contract/commun'
import { html, raw } from 'hono/html'
import { cheminLogo } from '../collectivites/apparences-store.ts'
import type { Collectivite } from '../http/env.ts'
import { couleurDe } from './application.ts'
import type { VersionFigee } from './elements.ts'
import { generateur } from './generateur.ts'
import { applicationFr, generateurFr, pageFr, sectionsFr } from './messages.fr.ts'

/** The widgets of each section, first the one that names it. */
export const WIDGETS: Record<Section, readonly string[]> = {
  connexion: ['inoe-login'],
  'tableau-de-bord': ['inoe-tableau-de-bord'],
  foyer: ['inoe-foyer'],
  documents: ['inoe-documents'],
  services: ['inoe-services'],
  inscriptions: ['inoe-inscriptions'],
  reservations: ['inoe-planning'],
  factures: ['inoe-factures'],
  messages: ['inoe-messages'],
  actualites: ['inoe-actualites'],
  historique: ['inoe-historique'],
  compte: ['inoe-compte', 'inoe-application'],
  'mes-donnees': ['inoe-mes-donnees'],
  gestion: ['inoe-login', 'inoe-gestion'],
  pointage: ['inoe-login', 'inoe-pointage'],
}
/** The first page: sign in, and what there is to see without an account. */
const HOME = ['inoe-login', 'inoe-services'] as const
/** What is for agents: in the footer, not in the menu, which has what a parent looks for. */
const SERVICES: readonly ('gestion' | 'pointage')[] = ['gestion', 'pointage']
const MENU = SECTIONS.filter((section) => !(SERVICES as readonly Section[]).includes(section))
/** What a wide window shows at once; the rest is behind « Plus ». */
const PRINCIPALES: readonly Section[] = [
  'tableau-de-bord',
  'reservations',
  'factures',
  'documents',
  'foyer',
  'services',
  'messages',
]

/**
 * The hosted page of a section of a town; its first page without one.
 * @param retour a page of the town's site awaits who signs in here
 * @param visiteur nobody is signed in on this browser: what is below the form leaves it its room from the start
 */
export function hostedPage(
  town: Collectivite,
  section: Section | undefined,
  retour = false,
  visiteur = false,
) {
  const title = section ? sectionsFr[section] : pageFr.espace
  const entry = (to: Section | undefined, text: string) =>
    html`<li><a href="/${town.id}/${to ?? ''}"${to === section ? html` aria-current="page"` : ''}>${text}</a></li>`
  const entries = [entry(undefined, pageFr.accueil), ...MENU.map((one) => entry(one, sectionsFr[one]))]
  const others = MENU.filter((one) => !PRINCIPALES.includes(one))
  const among = section !== undefined && others.includes(section)
  const widgets = [...(retour ? ['inoe-retour'] : []), ...(section ? WIDGETS[section] : HOME)]
  return layout(
    `${title} · ${town.nom}`,
    html`<header>
<div class="large"><p class="nom"><a href="/${town.id}/">${logo(town)}<b>${town.nom}</b> <span>${pageFr.espace}</span></a></p></div>
<nav class="large etroit" aria-label="${pageFr.espace}"><details><summary>${pageFr.menu}</summary><ul>${entries}</ul></details></nav>
<nav class="large ample" aria-label="${pageFr.espace}"><ul>${PRINCIPALES.map((one) => entry(one, sectionsFr[one]))}
<li class="plus"><details><summary${among ? html` class="ici"` : ''}>${pageFr.plus}</summary>
<ul>${[entry(undefined, pageFr.accueil), ...others.map((one) => entry(one, sectionsFr[one]))]}</ul></details></li></ul></nav>
</header>
<main id="contenu" class="large${visiteur && widgets.length > 1 ? ' visiteur' : ''}" tabindex="-1"><h1>${title}</h1>
<noscript><p class="avis">${pageFr.sansScript}</p></noscript>
${widgets.map((tag) => html`${fallback(tag, town)}\n`)}</main>
<footer><div class="large"><p>${pageFr.contact} ${contact(town)}.</p>
<p class="liens"><a href="/${town.id}/compte#application">${applicationFr.lien}</a>
${SERVICES.map((one) => html`<a href="/${town.id}/${one}">${pageFr.services[one]}</a> `)}</p></div></footer>`,
    town,
  )
}

/** « Générateur »: what a webmaster pastes. Each widget once, with the section that is its own. */
export function generateurPage(town: Collectivite, figee: VersionFigee | undefined) {
  const modules = SECTIONS.flatMap((section) => {
    // The last of those of agents is the section's own: the first signs in.
    const tag = (SERVICES as readonly Section[]).includes(section)
      ? WIDGETS[section].at(-1)
      : WIDGETS[section][0]
    return tag ? [{ nom: tag.replace('inoe-', ''), section, titre: sectionsFr[section] }] : []
  })
  return layout(
    `${generateurFr.titre} · ${town.nom}`,
    html`<header><div class="large"><p class="nom"><a href="/${town.id}/">${logo(town)}<b>${town.nom}</b> <span>${pageFr.espace}</span></a></p></div></header>
${generateur(town, modules, figee)}`,
    town,
  )
}

/** What takes the place of any page without a network: kept by the service worker, it asks nothing of the server. */
export function horsLignePage(town: Collectivite) {
  return layout(
    `${applicationFr.horsLigne} · ${town.nom}`,
    html`<header><div class="large"><p class="nom">${logo(town)}<b>${town.nom}</b> <span>${pageFr.espace}</span></p></div></header>
<main id="contenu" class="large hors-ligne" tabindex="-1"><h1>${applicationFr.horsLigne}</h1>
<p>${applicationFr.horsLigneAide}</p>
<p><button type="button" data-reessayer>${applicationFr.reessayer}</button></p>
<section data-jours><p>${applicationFr.rienGarde}</p></section>
<p>${applicationFr.urgence} ${contact(town)}.</p></main>
<script src="/_page/hors-ligne.js" data-collectivite="${town.id}"></script>`,
  )
}

/** Somebody comes from a page that this one must not lead back to. */
export function refusedPage(town: Collectivite) {
  return layout(
    `${pageFr.retourRefuse} · ${town.nom}`,
    html`<main class="large" id="contenu"><h1>${pageFr.retourRefuse}</h1><p>${pageFr.retourRefuseAide}</p>
<p><a href="/${town.id}/connexion">${pageFr.seConnecterIci}</a></p></main>`,
  )
}

/** The same for a town that does not exist and for a section that does not. */
export function missingPage() {
  return layout(
    pageFr.introuvable,
    html`<main class="large" id="contenu"><h1>${pageFr.introuvable}</h1><p>${pageFr.introuvableAide}</p></main>`,
  )
}

function fallback(tag: string, town: Collectivite) {
  const inside = html`<p class="avis">${pageFr.chargement} ${contact(town)}.</p>`
  // A tag's name cannot be an expression of the template; this one comes from the table above.
  const id = tag === 'inoe-application' ? ' id="application"' : ''
  return html`${raw(`<${tag}${id}>`)}${inside}${raw(`</${tag}>`)}`
}

function contact({ courriel, telephone }: Collectivite) {
  const ways = [
    courriel ? html`<a href="mailto:${courriel}">${courriel}</a>` : undefined,
    telephone ? html`<a href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">${telephone}</a>` : undefined,
  ].filter((way) => way !== undefined)
  return ways.length === 0 ? pageFr.sansContact : ways.map((way, rank) => (rank === 0 ? way : html`, ${way}`))
}

/** The town's own colour and font, where it decided of them. */
function apparence({ id, apparence: { marque, police } }: Collectivite) {
  return marque || police ? html`<link rel="stylesheet" href="/${id}/apparence.css">` : ''
}

function logo(town: Collectivite) {
  const { logo: found } = town.apparence
  // Decorative: the town's name is beside it.
  return found
    ? html`<img class="logo" src="${cheminLogo(town)}" alt="" width="${found.largeur}" height="${found.hauteur}">`
    : ''
}

/** What of a page is the town's: its widgets, and the application that one may install. */
function application(collectivite: string) {
  return html`<link rel="manifest" href="/${collectivite}/application.webmanifest"><link rel="apple-touch-icon" href="/_page/icone-apple-180.png">
<script defer src="/_page/menu.js"></script>
<script type="module" src="/v1/inoe.js" data-collectivite="${collectivite}"></script>
<script defer src="/_page/application.js" data-collectivite="${collectivite}"></script>`
}

/** @param town whose widgets and look the page has */
function layout(title: string, body: ReturnType<typeof html>, town?: Collectivite) {
  return html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="preload" href="/_page/atkinson-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/_page/page.css"><link rel="icon" href="/_page/icone.svg" type="image/svg+xml"><meta name="theme-color" content="${couleurDe(town)}">
${town ? html`${apparence(town)}${application(town.id)}` : ''}</head>
<body><a class="aller" href="#contenu">${pageFr.aller}</a>
${body}</body></html>`
}
