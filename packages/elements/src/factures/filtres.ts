// What narrows the list: a service, a child, a year. Shown only where there is a choice to make.
import type { ListeFactures } from '@inoe/contract/factures'
import { html, nothing, type TemplateResult } from 'lit'
import { champ } from '../ui/champ.ts'
import { facturesFr } from './messages.fr.ts'

const t = facturesFr.filtres

export interface Filtre {
  structure: string
  enfant: string
  annee: string
}

export const SANS_FILTRE: Filtre = { structure: '', enfant: '', annee: '' }

export const filtre = (of: Filtre): boolean => Object.values(of).some((one) => one !== '')

/** The query of a filter: what is not chosen is not said. */
export function recherche(of: Filtre): Record<string, string> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== ''))
}

type Choix = ListeFactures['filtres']

/** « L’arbre à paumes, Léa, 2026 » */
export function enMots({ structure, enfant, annee }: Filtre, { structures, enfants }: Choix): string {
  const names = [
    structures.find((one) => one.id === structure)?.nom,
    enfants.find((one) => one.id === enfant)?.prenom,
    annee,
  ]
  return names.filter(Boolean).join(', ')
}

export function renderFiltres(
  of: Filtre,
  { structures, enfants, annees }: Choix,
  choose: (change: Partial<Filtre>) => void,
): TemplateResult | typeof nothing {
  const fields = [
    structures.length > 1 &&
      champ({
        id: 'filtre-structure',
        label: t.structure,
        valeur: of.structure,
        saisie: (structure) => choose({ structure }),
        choix: [['', t.toutes], ...structures.map(({ id, nom }) => [id, nom] as const)],
      }),
    enfants.length > 1 &&
      champ({
        id: 'filtre-enfant',
        label: t.enfant,
        valeur: of.enfant,
        saisie: (enfant) => choose({ enfant }),
        choix: [['', t.tous], ...enfants.map(({ id, prenom }) => [id, prenom] as const)],
      }),
    annees.length > 1 &&
      champ({
        id: 'filtre-annee',
        label: t.annee,
        valeur: of.annee,
        saisie: (annee) => choose({ annee }),
        choix: [['', t.toutes], ...annees.map((annee) => [String(annee), String(annee)] as const)],
      }),
  ].filter((one) => one !== false)
  if (fields.length === 0) return nothing
  return html`<div class="filtres" role="group" aria-label=${t.titre}>${fields}</div>`
}

/** Nothing answers to the filter: which, and how to see the rest. */
export function renderRienTrouve(of: Filtre, choix: Choix, remove: () => void): TemplateResult {
  return html`<div class="vide">
    <p>${t.rien(enMots(of, choix))}</p>
    <button class="lien" type="button" @click=${remove}>${t.enlever}</button>
  </div>`
}
