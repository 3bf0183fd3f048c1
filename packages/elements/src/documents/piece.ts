// One document that is asked for, as a row.
import type { PieceDemandee } from '@inoe/contract/documents'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { dateCivile, instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { fileDrop } from '../ui/file-drop.ts'
import { icones } from '../ui/icones.ts'
import { ACCEPT, taille } from './fichier.ts'
import { documentsFr as t } from './messages.fr.ts'

/** A file on its way, or that did not arrive. */
export interface EnCours {
  fichier: File
  /** Bytes that have come. */
  envoyes: number
  /** The network is lost; it goes on by itself. */
  coupe?: boolean
  /** Why it did not arrive. */
  message?: string
  /** Trying again would give the same: only another file will do. */
  definitif?: boolean
}

export interface Ligne {
  piece: PieceDemandee
  enCours: EnCours | undefined
  tailleMax: number
  locale: string
  zone: string
  choisir: (file: File) => void
  photographier: (files: File[]) => void
  /** Photos that are being put together for it. */
  pages: TemplateResult | undefined
  modele: () => void
  annuler: () => void
  reessayer: () => void
  telecharger: () => void
  retirer: () => void
}

const LOOKS = {
  'a-fournir': ['agir', icones.alerte],
  'a-verifier': ['attente', icones.horloge],
  valide: ['fait', icones.coche],
  refuse: ['agir', icones.croix],
  expire: ['agir', icones.alerte],
} as const

/** True when there is something to send. */
export const isManquante = ({ etat }: PieceDemandee) =>
  etat === 'a-fournir' || etat === 'refuse' || etat === 'expire'

/** What must be done first, then what may be, then what waits, then what is settled. */
export function rang(piece: PieceDemandee): number {
  if (isManquante(piece)) return piece.obligatoire ? 0 : 1
  return piece.etat === 'a-verifier' ? 2 : 3
}

export function renderPiece(row: Ligne): TemplateResult {
  const { piece, enCours } = row
  return html`<li class="carte piece">
    ${icones.document}
    <h4>${piece.nom}</h4>
    ${pill(piece)}
    <div class="detail sous">${details(row)}</div>
    <div role="alert">${enCours?.message ? failure(row, enCours) : nothing}</div>
    ${enCours && !enCours.message ? sending(row, enCours) : nothing}
    ${piece.modele && isManquante(piece) ? html`<div class="suite"><button class="lien" type="button" @click=${row.modele}>${t.modele}<span class="lu"> : ${piece.nom}</span></button></div>` : nothing}
    ${row.pages ?? (isManquante(piece) && (!enCours || enCours.message) ? picker(row) : nothing)}
    ${piece.depot && !row.pages ? actions(row) : nothing}
  </li>`
}

function pill({ etat, obligatoire, depot }: PieceDemandee): TemplateResult {
  if (depot?.controle === 'attente')
    return html`<span class="etat attente">${icones.horloge}${t.enControle}</span>`
  if (etat === 'a-fournir' && !obligatoire) return html`<span class="etat neutre">${t.facultatif}</span>`
  const [look, icon] = LOOKS[etat]
  return html`<span class="etat ${look}">${icon}${t.etats[etat]}</span>`
}

function details({ piece, locale, zone }: Ligne): TemplateResult {
  const { depot, etat, valableJusquAu, reponduLe, motif, activite, aide, obligatoire, precedent } = piece
  const before = precedent?.valableJusquAu ?? null
  const day = valableJusquAu && dateCivile(valableJusquAu, locale)
  const sent = depot && instant(depot.transmisLe, locale, zone)
  return html`
    ${obligatoire && isManquante(piece) ? html`<p>${t.obligatoire}</p>` : nothing}
    ${activite ? html`<p>${t.pourActivite(activite)}</p>` : nothing}
    ${aide && isManquante(piece) ? html`<p>${aide}</p>` : nothing}
    ${motif ? html`<p class="motif">${t.motif(motif)}</p>` : nothing}
    ${precedent ? html`<p>${t.precedent(before && dateCivile(before, locale))}</p>` : nothing}
    ${depot && sent ? html`<p class="num">${t.depose(depot.nom, taille(depot.taille, locale), sent)}</p>` : nothing}
    ${reponduLe ? html`<p class="num">${t.repondu(instant(reponduLe, locale, zone))}</p>` : nothing}
    ${depot?.controle === 'attente' ? html`<p>${t.controle}</p>` : nothing}
    ${day ? html`<p>${etat === 'expire' ? t.expire(day) : t.valable(day)}</p>` : nothing}
  `
}

/** What is compulsory gets a place to drop; what is not, two plain links. */
function picker({ piece, tailleMax, locale, choisir, photographier }: Ligne): TemplateResult {
  const drop = {
    pour: piece.nom,
    accept: ACCEPT,
    mots: t.drop(taille(tailleMax, locale)),
    recu: choisir,
    plusieurs: photographier,
    discret: !piece.obligatoire,
  }
  return piece.obligatoire ? fileDrop(drop) : html`<div class="suite actions">${fileDrop(drop)}</div>`
}

function failure({ reessayer }: Ligne, { fichier, message, definitif }: EnCours): TemplateResult {
  return avis(
    'erreur',
    html`<p><b>${fichier.name}</b><br />${message}</p>
      ${definitif ? nothing : html`<button class="lien" type="button" @click=${reessayer}>${communFr.reessayer}</button>`}`,
  )
}

function sending({ locale, annuler }: Ligne, { fichier, envoyes, coupe }: EnCours): TemplateResult {
  return html`<div class="envoi">
    <span class="sous num">${fichier.name} · ${t.progres(taille(envoyes, locale), taille(fichier.size, locale))}</span>
    <button class="lien" type="button" @click=${annuler}>${communFr.annuler}</button>
    <progress max=${fichier.size} .value=${envoyes} aria-label=${t.envoi(fichier.name)}></progress>
    <span class="sous" role="status">${coupe ? t.coupe : nothing}</span>
  </div>`
}

function actions({
  piece,
  enCours,
  tailleMax,
  locale,
  choisir,
  photographier,
  telecharger,
  retirer,
}: Ligne): TemplateResult {
  const about = html`<span class="lu"> : ${piece.nom}</span>`
  const { photographier: _, ...mots } = { ...t.drop(taille(tailleMax, locale)), choisir: t.remplacer }
  return html`<div class="suite actions">
    ${piece.depot?.controle === 'libre' ? html`<button class="lien" type="button" @click=${telecharger}>${t.telecharger}${about}</button>` : nothing}
    ${
      isManquante(piece) || (enCours && !enCours.message)
        ? nothing
        : fileDrop({
            pour: piece.nom,
            accept: ACCEPT,
            mots,
            recu: choisir,
            plusieurs: photographier,
            discret: true,
          })
    }
    ${piece.etat === 'a-verifier' ? html`<button class="lien" type="button" @click=${retirer}>${t.retirer}${about}</button>` : nothing}
  </div>`
}
