import type { MoyenGuichet, RegieGeree, ReglagesRegie } from '@inoe/contract/encaissements'
import { MOYENS_GUICHET } from '@inoe/contract/moyens'
import { reglagesFr as t } from './messages.fr.ts'

/** The settings of a régie as they are typed. */
export interface SaisieReglages {
  numcli: string
  saisie: RegieGeree['saisie']
  mode: RegieGeree['mode']
  moyens: readonly MoyenGuichet[]
  autresMoyens: string
  relances: string
  preleve: boolean
  sepa: NonNullable<RegieGeree['sepa']>
}

export const CHAMPS_SEPA = ['ics', 'iban', 'bic', 'titulaire', 'adresse'] as const

export function saisieDe({
  numcli,
  saisie,
  mode,
  moyens,
  autresMoyens,
  relances,
  sepa,
}: RegieGeree): SaisieReglages {
  return {
    numcli: numcli ?? '',
    saisie,
    mode,
    moyens,
    autresMoyens,
    relances: relances.join(', '),
    preleve: sepa !== null,
    sepa: sepa ?? { ics: '', iban: '', bic: '', titulaire: '', adresse: '' },
  }
}

/** « 7, 30 » → [7, 30]; undefined when it is not a list of days. */
export function lireJours(typed: string): number[] | undefined {
  const words = typed.split(/[\s,;]+/).filter(Boolean)
  if (!words.every((word) => /^\d{1,3}$/.test(word))) return undefined
  const days = words.map(Number)
  if (!days.every((day) => day >= 1 && day <= 365)) return undefined
  return [...new Set(days)].sort((a, b) => a - b)
}

/** What is wrong, by field. */
export function erreursDe(saisie: SaisieReglages): Record<string, string> {
  const found: Record<string, string> = {}
  if (!/^(\d{6})?$/.test(saisie.numcli.trim())) found.numcli = t.numcliInvalide
  if (!lireJours(saisie.relances)) found.relances = t.joursInvalides
  if (saisie.preleve)
    for (const champ of CHAMPS_SEPA)
      if (champ !== 'bic' && !saisie.sepa[champ].trim()) found[`sepa.${champ}`] = t.requis
  return found
}

/** What is sent, once nothing is wrong. */
export function reglagesDe(saisie: SaisieReglages): ReglagesRegie {
  const { sepa } = saisie
  return {
    numcli: saisie.numcli.trim() || null,
    saisie: saisie.saisie,
    mode: saisie.mode,
    moyens: MOYENS_GUICHET.filter((one) => saisie.moyens.includes(one)),
    autresMoyens: saisie.autresMoyens.trim(),
    relances: lireJours(saisie.relances) ?? [],
    sepa: saisie.preleve
      ? {
          ics: sepa.ics.replaceAll(/\s/g, ''),
          iban: sepa.iban.replaceAll(/\s/g, ''),
          bic: sepa.bic.replaceAll(/\s/g, ''),
          titulaire: sepa.titulaire.trim(),
          adresse: sepa.adresse.trim(),
        }
      : null,
  }
}
