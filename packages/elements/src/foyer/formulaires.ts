// What each part of the form holds, as texts, and how it goes to the server and back.
import type { Contact, Enfant, EnfantNouveau, Foyer, Parents, Revenus, Sante } from '@inoe/contract/foyers'
import { SaisieInvalide, type Valeurs } from './brouillon.ts'
import { foyerFr } from './messages.fr.ts'
import { ecrireNombre, nombre } from './montants.ts'

/** Parts of the family's own file; each is saved alone. */
export type Partie = 'contact' | 'revenus' | 'parents'

export const NOUVEL_ENFANT: Valeurs = {
  nom: '',
  prenom: '',
  dateNaissance: '',
  allergies: '',
  regime: '',
  pai: '',
  vaccins: '',
  medecin: '',
  medecinTelephone: '',
  autres: '',
}

/** @param locale for the numbers */
export function valeursDe(partie: Partie, foyer: Foyer, locale: string): Valeurs {
  if (partie === 'contact') return { ...foyer.contact }
  if (partie === 'parents') {
    const { premier, second } = foyer.parents
    return {
      ...premier,
      avecSecond: second ? 'oui' : '',
      secondNom: second?.nom ?? '',
      secondPrenom: second?.prenom ?? '',
      secondCourriel: second?.courriel ?? '',
      secondTelephone: second?.telephone ?? '',
    }
  }
  const { revenusCentimes, revenusAnnee, quotientFamilial, caisse, numeroAllocataire } = foyer.revenus
  const { enfantsACharge, enfantsAeeh } = foyer.revenus
  return {
    revenus: revenusCentimes === null ? '' : ecrireNombre(String(revenusCentimes / 100), locale),
    annee: revenusAnnee === null ? '' : String(revenusAnnee),
    quotient: quotientFamilial === null ? '' : ecrireNombre(String(quotientFamilial), locale),
    caisse: caisse ?? '',
    numero: numeroAllocataire,
    charge: enfantsACharge === null ? '' : String(enfantsACharge),
    aeeh: enfantsAeeh === null ? '' : String(enfantsAeeh),
  }
}

/** @throws SaisieInvalide when a number is not one */
export function partieDe(
  partie: Partie,
  valeurs: Valeurs,
): { contact: Contact } | { revenus: Revenus } | { parents: Parents } {
  const of = (champ: string) => valeurs[champ] ?? ''
  if (partie === 'contact') return { contact: { ...(valeurs as unknown as Contact) } }
  if (partie === 'parents') {
    const second = {
      nom: of('secondNom'),
      prenom: of('secondPrenom'),
      courriel: of('secondCourriel'),
      telephone: of('secondTelephone'),
    }
    const premier = { nom: of('nom'), prenom: of('prenom'), courriel: of('courriel') }
    return { parents: { premier, second: of('avecSecond') ? second : null } }
  }
  const [revenus, annee, quotient] = [nombre(of('revenus')), nombre(of('annee')), nombre(of('quotient'))]
  const [charge, aeeh] = [nombre(of('charge')), nombre(of('aeeh'))]
  const wrong = Object.entries({ revenus, annee, quotient, charge, aeeh }).filter(([, value]) =>
    Number.isNaN(value),
  )
  if (wrong.length > 0)
    throw new SaisieInvalide(Object.fromEntries(wrong.map(([champ]) => [champ, foyerFr.pasUnNombre])))
  return {
    revenus: {
      revenusCentimes: revenus === null ? null : Math.round(revenus * 100),
      revenusAnnee: annee,
      quotientFamilial: quotient,
      caisse: (of('caisse') || null) as Revenus['caisse'],
      numeroAllocataire: of('numero'),
      enfantsACharge: charge,
      enfantsAeeh: aeeh,
    },
  }
}

export function valeursEnfant({ nom, prenom, dateNaissance, sante }: Enfant): Valeurs {
  return { nom, prenom, dateNaissance, ...sante }
}

export function enfantDe({ nom = '', prenom = '', dateNaissance = '', ...sante }: Valeurs): EnfantNouveau {
  return { nom, prenom, dateNaissance, sante: sante as unknown as Sante }
}

const NOMS: Record<string, string> = {
  revenusCentimes: 'revenus',
  revenusAnnee: 'annee',
  quotientFamilial: 'quotient',
  numeroAllocataire: 'numero',
  enfantsACharge: 'charge',
  enfantsAeeh: 'aeeh',
}

/** Our field for a path of the server: « parents.second.nom » → « secondNom ». */
export function champDe(chemin: string): string {
  const last = chemin.slice(chemin.lastIndexOf('.') + 1)
  if (chemin.startsWith('parents.second.')) return `second${last.charAt(0).toUpperCase()}${last.slice(1)}`
  return NOMS[last] ?? last
}
