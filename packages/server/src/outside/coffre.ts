import { createHmac, hkdfSync } from 'node:crypto'
import { seal, unseal } from './fichiers.ts'
import { lireNom, nommer, ouvrirAvec, type Trousseau } from './trousseau.ts'

/** What the database keeps without being able to read it: bank accounts (sealed, AES-256-GCM), short codes (keyed prints). */
export interface Coffre {
  /** @param lie what the sealed text is tied to: copied to another row, it no longer opens */
  sceller(clair: string, lie: string): string
  /** @throws Error when it was altered or belongs elsewhere */
  ouvrir(scelle: string, lie: string): string
  /** Threat: six digits are found from a plain hash in no time; from this print, not without the server's newest key. */
  empreinte(texte: string): string
  /** The same text sealed by the newest key; null when it is already. */
  renouveler(scelle: string, lie: string): string | null
}

/** Keys of its own are derived from the server's. */
export function openCoffre(trousseau: Trousseau): Coffre {
  const { courante } = trousseau
  const sceller = (clair: Buffer, lie: string) =>
    nommer(courante.nom, seal(derived(courante.cle, 'coffre'), clair, lie).toString('base64'))
  const ouvrir = (scelle: string, lie: string) =>
    ouvrirAvec(trousseau, scelle, (cle, sealed) =>
      unseal(derived(cle, 'coffre'), Buffer.from(sealed, 'base64'), lie),
    )
  const printing = derived(courante.cle, 'empreinte')
  return {
    sceller: (clair, lie) => sceller(Buffer.from(clair), lie),
    ouvrir: (scelle, lie) => ouvrir(scelle, lie).toString(),
    empreinte: (texte) => createHmac('sha256', printing).update(texte).digest('hex'),
    renouveler: (scelle, lie) =>
      lireNom(scelle).nom === courante.nom ? null : sceller(ouvrir(scelle, lie), lie),
  }
}

const derived = (cle: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', cle, '', `inoe ${purpose}`, 32))
