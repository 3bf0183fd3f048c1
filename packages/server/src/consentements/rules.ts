// What is asked of a child's parents, and what became of it. Pure.
import type { ConsentementEnfant, EtatConsentement } from '@inoe/contract/consentements'

/** Something that a holder of parental authority said of a text. */
export interface Parole {
  compte: string
  accord: boolean
  /** Wording that it was said of. */
  version: number
  le: Date
}

/** A wording, as far as its state depends on it. */
export interface Exigence {
  version: number
  deuxTitulaires: boolean
}

/**
 * What became of a text, for one child.
 *
 * One parent's yes is enough for what is usual, the other's being presumed (Code civil, art. 372-2); the presumption ends
 * once the other has said no: nobody's yes goes over a no.
 * @param paroles of this child and text, oldest first
 * @param titulaires how many hold parental authority over the child
 */
export function etatDe(texte: Exigence, paroles: readonly Parole[], titulaires: number): EtatConsentement {
  const last = [...dernieres(paroles).values()]
  const no = last.filter((one) => !one.accord)
  if (no.length > 0) {
    const withdrawn = (compte: string) => paroles.some((one) => one.compte === compte && one.accord)
    return no.every((one) => withdrawn(one.compte)) ? 'retire' : 'refuse'
  }
  if (last.length === 0) return 'absent'
  const wanted = texte.deuxTitulaires && titulaires > 1 ? 2 : 1
  if (last.length < wanted) return 'attend-second'
  return last.filter((one) => one.version === texte.version).length < wanted ? 'ancienne-version' : 'donne'
}

/** A text as a parent meets it. @param moi the login that asks; whether it may answer @param paroles oldest first */
export function vueDe(
  texte: Exigence & { code: string },
  paroles: readonly Parole[],
  titulaires: number,
  moi: { compte: string; titulaire: boolean },
): ConsentementEnfant {
  const etat = etatDe(texte, paroles, titulaires)
  const last = dernieres(paroles)
  const own = last.get(moi.compte)
  const others = [...last.values()].filter((one) => one.compte !== moi.compte)
  // Of several others, the one that decides: a no before a yes.
  const other = others.find((one) => !one.accord) ?? others.at(-1)
  return {
    code: texte.code,
    etat,
    moi: dit(own),
    autre: dit(other),
    attendu: moi.titulaire && estAttendu(texte, paroles, moi.compte),
  }
}

/**
 * True when the answer of a holder of parental authority is of use: not said yet of these words, and not settled by the
 * others'. How many others there are does not matter, so that a family knows it without reading the child's other home.
 * @param paroles of this child and text, oldest first
 */
export function estAttendu(texte: Exigence, paroles: readonly Parole[], compte: string): boolean {
  const last = dernieres(paroles)
  const own = last.get(compte)
  const others = [...last.values()].filter((one) => one.compte !== compte)
  if (own && (!own.accord || own.version >= texte.version)) return false
  if (others.some((one) => !one.accord)) return own !== undefined
  const given = others.filter((one) => one.version === texte.version).length
  return given < (texte.deuxTitulaires ? 2 : 1)
}

/**
 * True when whoever signs in with this address may answer for the child: the adult of the file who has it, if one does;
 * else any, as long as somebody of that home holds parental authority.
 */
export function estTitulaire(
  courriel: string,
  adultes: readonly { courriel: string; autoriteParentale: boolean }[],
): boolean {
  const same = adultes.find((one) => one.courriel.toLowerCase() === courriel.toLowerCase())
  return same ? same.autoriteParentale : adultes.some((one) => one.autoriteParentale)
}

/** What each login said last. @param paroles oldest first */
export function dernieres(paroles: readonly Parole[]): Map<string, Parole> {
  const last = new Map<string, Parole>()
  for (const one of paroles) {
    last.delete(one.compte)
    last.set(one.compte, one)
  }
  return last
}

const dit = (parole: Parole | undefined): ConsentementEnfant['moi'] =>
  parole ? { accord: parole.accord, version: parole.version, le: parole.le.toISOString() } : null
