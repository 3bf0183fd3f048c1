import { SECTIONS, type Section } from '@inoe/contract/commun'
import { LANGUES, type Langue, NOMS_LANGUES } from '@inoe/contract/langues'
import { html, raw } from 'hono/html'
import { cheminLogo } from '../collectivites/apparences-store.ts'
import type { Collectivite } from '../http/env.ts'
import { LOCALES } from '../outside/formats.ts'
import { couleurDe } from './application.ts'
import type { VersionFigee } from './elements.ts'
import { generateurFr } from './generateur.fr.ts'
import { generateur } from './generateur.ts'
import { motsDe } from './langue.ts'
import type { Mots } from './messages.fr.ts'

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

/** Whom a hosted page is for, and why. */
export interface Visite {
  /** One of those of the section. */
  langue: Langue
  /** As it was asked for, whole: each language is the same page, at its own address. */
  adresse: URL
  /** A page of the town's site awaits who signs in here. */
  retour?: boolean
  /** Nobody is signed in on this browser: what is below the form leaves it its room from the start. */
  visiteur?: boolean
}

/** The languages that a section is read in: the screens of the services are in French or in English. */
export function languesDe(section: Section | undefined): readonly Langue[] {
  return (SERVICES as readonly (Section | undefined)[]).includes(section) ? ['fr', 'en'] : LANGUES
}

/** The hosted page of a section of a town; its first page without one. */
export function hostedPage(town: Collectivite, section: Section | undefined, visite: Visite) {
  const { langue, retour = false, visiteur = false } = visite
  const t = motsDe(langue)
  const title = section ? t.sections[section] : t.espace
  const entry = (to: Section | undefined, text: string) =>
    html`<li><a href="/${town.id}/${to ?? ''}"${to === section ? html` aria-current="page"` : ''}>${text}</a></li>`
  const entries = [entry(undefined, t.accueil), ...MENU.map((one) => entry(one, t.sections[one]))]
  const others = MENU.filter((one) => !PRINCIPALES.includes(one))
  const among = section !== undefined && others.includes(section)
  const widgets = [...(retour ? ['inoe-retour'] : []), ...(section ? WIDGETS[section] : HOME)]
  const choix = languesDe(section).map((one) => ({ langue: one, adresse: adresseEn(one, visite.adresse) }))
  return layout(
    `${title} · ${town.nom}`,
    html`<header>
<div class="large"><p class="nom"><a href="/${town.id}/">${logo(town)}<b>${town.nom}</b> <span>${t.espace}</span></a></p>
<nav class="langues" aria-label="${t.langue}"><ul>${choix.map(
      ({ langue: one, adresse }) =>
        html`<li><a href="${adresse}" lang="${one}" hreflang="${one}"${one === langue ? html` aria-current="true"` : ''}>${NOMS_LANGUES[one]}</a></li>`,
    )}</ul></nav></div>
<nav class="large etroit" aria-label="${t.espace}"><details><summary>${t.menu}</summary><ul>${entries}</ul></details></nav>
<nav class="large ample" aria-label="${t.espace}"><ul>${PRINCIPALES.map((one) => entry(one, t.sections[one]))}
<li class="plus"><details><summary${among ? html` class="ici"` : ''}>${t.plus}</summary>
<ul>${[entry(undefined, t.accueil), ...others.map((one) => entry(one, t.sections[one]))]}</ul></details></li></ul></nav>
</header>
<main id="contenu" class="large${visiteur && widgets.length > 1 ? ' visiteur' : ''}" tabindex="-1"><h1>${title}</h1>
<noscript><p class="avis">${t.sansScript}</p></noscript>
${widgets.map((tag) => html`${fallback(tag, town, t)}\n`)}</main>
<footer><div class="large"><p>${t.contact} ${contact(town, t)}.</p>
<p class="liens"><a href="/${town.id}/compte#application">${t.application.lien}</a>
${SERVICES.map((one) => html`<a href="/${town.id}/${one}">${t.services[one]}</a> `)}</p></div></footer>`,
    {
      langue,
      town,
      // A page that somebody is led back from is for them alone.
      ailleurs: retour
        ? ''
        : html`${choix.map(({ langue: one, adresse }) => html`<link rel="alternate" hreflang="${one}" href="${adresse}">`)}<link rel="alternate" hreflang="x-default" href="${adresseEn(undefined, visite.adresse)}">`,
    },
  )
}

/** The same page in a language; in whichever its reader has, without one. */
function adresseEn(langue: Langue | undefined, { origin, pathname, search }: URL): string {
  const asked = new URLSearchParams(search)
  asked.delete('langue')
  if (langue) asked.set('langue', langue)
  return `${origin}${pathname}${asked.size > 0 ? `?${asked}` : ''}`
}

/** « Générateur »: what a webmaster pastes. Each widget once, with the section that is its own. */
export function generateurPage(town: Collectivite, figee: VersionFigee | undefined) {
  const t = motsDe('fr')
  const modules = SECTIONS.flatMap((section) => {
    // The last of those of agents is the section's own: the first signs in.
    const tag = (SERVICES as readonly Section[]).includes(section)
      ? WIDGETS[section].at(-1)
      : WIDGETS[section][0]
    return tag ? [{ nom: tag.replace('inoe-', ''), section, titre: t.sections[section] }] : []
  })
  return layout(
    `${generateurFr.titre} · ${town.nom}`,
    html`<header><div class="large"><p class="nom"><a href="/${town.id}/">${logo(town)}<b>${town.nom}</b> <span>${t.espace}</span></a></p></div></header>
${generateur(town, modules, figee)}`,
    { langue: 'fr', town },
  )
}

/** What takes the place of any page without a network: kept by the service worker, it asks nothing of the server. */
export function horsLignePage(town: Collectivite, langue: Langue) {
  const t = motsDe(langue)
  const { titre, aide, reessayer, rienGarde, urgence, jours } = t.horsLigne
  return layout(
    `${titre} · ${town.nom}`,
    html`<header><div class="large"><p class="nom">${logo(town)}<b>${town.nom}</b> <span>${t.espace}</span></p></div></header>
<main id="contenu" class="large hors-ligne" tabindex="-1"><h1>${titre}</h1>
<p>${aide}</p>
<p><button type="button" data-reessayer>${reessayer}</button></p>
<section data-jours><p>${rienGarde}</p></section>
<p>${urgence} ${contact(town, t)}.</p></main>
<script src="/_page/hors-ligne.js" data-collectivite="${town.id}" data-locale="${LOCALES[langue]}" data-mots="${JSON.stringify(jours)}"></script>`,
    { langue },
  )
}

/** Somebody comes from a page that this one must not lead back to. */
export function refusedPage(town: Collectivite, langue: Langue) {
  const t = motsDe(langue)
  return layout(
    `${t.retourRefuse} · ${town.nom}`,
    html`<main class="large" id="contenu"><h1>${t.retourRefuse}</h1><p>${t.retourRefuseAide}</p>
<p><a href="/${town.id}/connexion">${t.seConnecterIci}</a></p></main>`,
    { langue },
  )
}

/** The same for a town that does not exist and for a section that does not. */
export function missingPage(langue: Langue) {
  const t = motsDe(langue)
  return layout(
    t.introuvable,
    html`<main class="large" id="contenu"><h1>${t.introuvable}</h1><p>${t.introuvableAide}</p></main>`,
    { langue },
  )
}

function fallback(tag: string, town: Collectivite, t: Mots) {
  const inside = html`<p class="avis">${t.chargement} ${contact(town, t)}.</p>`
  // A tag's name cannot be an expression of the template; this one comes from the table above.
  const id = tag === 'inoe-application' ? ' id="application"' : ''
  return html`${raw(`<${tag}${id}>`)}${inside}${raw(`</${tag}>`)}`
}

function contact({ courriel, telephone }: Collectivite, t: Mots) {
  const ways = [
    courriel ? html`<a href="mailto:${courriel}">${courriel}</a>` : undefined,
    telephone ? html`<a href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">${telephone}</a>` : undefined,
  ].filter((way) => way !== undefined)
  return ways.length === 0 ? t.sansContact : ways.map((way, rank) => (rank === 0 ? way : html`, ${way}`))
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

/**
 * What of a page is the town's: its widgets, and the application that one may install. Its name is in the reader's
 * language: the browser says who that is.
 */
function application(collectivite: string) {
  return html`<link rel="manifest" href="/${collectivite}/application.webmanifest" crossorigin="use-credentials"><link rel="apple-touch-icon" href="/_page/icone-apple-180.png">
<script defer src="/_page/menu.js"></script>
<script type="module" src="/v1/inoe.js" data-collectivite="${collectivite}"></script>
<script defer src="/_page/application.js" data-collectivite="${collectivite}"></script>`
}

/**
 * @param town whose widgets and look the page has
 * @param ailleurs where else the page is read
 */
function layout(
  title: string,
  body: ReturnType<typeof html>,
  {
    langue,
    town,
    ailleurs = '',
  }: { langue: Langue; town?: Collectivite; ailleurs?: ReturnType<typeof html> | '' },
) {
  return html`<!doctype html>
<html lang="${langue}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>${ailleurs}
<link rel="preload" href="/_page/atkinson-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/_page/atkinson-700.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/_page/page.css"><link rel="icon" href="/_page/icone.svg" type="image/svg+xml"><meta name="theme-color" content="${couleurDe(town)}">
${town ? html`${apparence(town)}${application(town.id)}` : ''}</head>
<body><a class="aller" href="#contenu">${motsDe(langue).aller}</a>
${body}</body></html>`
}
