import { html } from 'hono/html'
import type { Collectivite } from '../http/env.ts'
import type { VersionFigee } from './elements.ts'
import { generateurFr as t } from './generateur.fr.ts'

/** A widget that a webmaster may paste. */
export interface Module {
  /** After `inoe-`. */
  nom: string
  /** Its hosted page, which the fallback leads to. */
  section: string
  titre: string
}

/** What a town may set for its widgets, with what they are without it. */
const COULEURS = [
  { jeton: '--inoe-marque', nom: t.marque, valeur: '#17616b' },
  { jeton: '--inoe-fond', nom: t.fond, valeur: '#fffdfa' },
  { jeton: '--inoe-encre', nom: t.encre, valeur: '#1d2a35' },
] as const

/** What else a town may set, among a few values that hold; empty: as it is. */
const MESURES = [
  { jeton: '--inoe-taille', nom: t.taille, choix: t.tailles },
  { jeton: '--inoe-marge', nom: t.marge, choix: t.marges },
  { jeton: '--inoe-rayon', nom: t.rayon, choix: t.rayons },
] as const

/**
 * « Générateur »: a webmaster chooses a widget, its options and the town's colours, sees it live and copies what to
 * paste. The options are those of the element itself: `navigateur/generateur.js` asks its class.
 */
export function generateur(town: Collectivite, modules: readonly Module[], figee: VersionFigee | undefined) {
  const copier = (cible: string) => html`<button type="button" data-copier="${cible}">${t.copier}</button>`
  return html`<main class="large generateur" id="contenu" tabindex="-1"><h1>${t.titre}</h1>
<p>${t.intro}</p><noscript><p class="avis">${t.sansScript}</p></noscript>
<div class="deux"><form>
<p class="champ"><label for="module">${t.module}</label><select id="module">${modules.map(
    ({ nom, section, titre }) => html`<option value="${nom}" data-section="${section}">${titre}</option>`,
  )}</select></p>
<fieldset><legend>${t.options}</legend><div data-options></div></fieldset>
<p class="coche"><input type="checkbox" id="balises"><label for="balises">${t.balises}</label></p>
<p class="coche"><input type="checkbox" id="cache"><label for="cache">${t.cache}</label></p>
${
  figee
    ? html`<p class="coche"><input type="checkbox" id="figee" aria-describedby="figee-aide" data-fichier="${figee.fichier}" data-integrite="${figee.integrite}"><label for="figee">${t.figee}</label></p>
<p class="champ"><small id="figee-aide">${t.figeeAide}</small></p>`
    : ''
}
<p class="champ"><label for="lien">${t.lien}</label><input id="lien" aria-describedby="lien-aide"><small id="lien-aide">${t.lienAide}</small></p>
<fieldset><legend>${t.couleurs}</legend>${COULEURS.map(
    ({ jeton, nom, valeur }) =>
      html`<p class="couleur"><input type="color" id="${jeton}" value="${valeur}" data-usuelle="${valeur}"><label for="${jeton}">${nom}</label></p>`,
  )}<p class="avis" role="status" data-contraste hidden>${t.contraste}</p></fieldset>
<fieldset><legend>${t.mesures}</legend>${MESURES.map(
    ({ jeton, nom, choix }) =>
      html`<p class="champ"><label for="${jeton}">${nom}</label><select id="${jeton}" data-mesure>${Object.entries(
        choix,
      ).map(([mot, valeur]) => html`<option value="${valeur}">${mot}</option>`)}</select></p>`,
  )}</fieldset></form>
<section aria-labelledby="apercu"><h2 id="apercu">${t.apercu}</h2><inoe-espace data-apercu></inoe-espace></section></div>
<section aria-labelledby="coller"><h2 id="coller">${t.coller}</h2><p>${t.collerAide}</p>
<pre tabindex="0" aria-label="${t.coller}"><code id="code"></code></pre>${copier('code')}</section>
<section aria-labelledby="feuille" data-feuille hidden><h2 id="feuille">${t.feuille}</h2><p>${t.feuilleAide}</p>
<pre tabindex="0" aria-label="${t.feuille}"><code id="css"></code></pre>${copier('css')}</section>
<section aria-labelledby="declarer"><h2 id="declarer">${t.declarer}</h2><p>${t.declarerAide}</p>
<pre tabindex="0" aria-label="${t.declarer}"><code>npm run collectivite -- origine ${town.id} --ajouter https://www.exemple.fr</code></pre></section>
<p role="status" class="dit" data-dit></p></main>
<script type="module" src="/_page/generateur.js" data-collectivite="${town.id}" data-copie="${t.copie}"></script>`
}
