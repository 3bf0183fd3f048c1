// What a town sets, now and then: these tabs come together. One file each would be more files than the names of chunks,
// of six characters, can tell apart.
export { Activites } from './activites/activites.ts'
export { Apparence } from './apparence/apparence.ts'
export { Champs } from './champs/champs.ts'
export { GestionDesConsentements } from './consentements/consentements.ts'
export { Rentree } from './rentree/rentree.ts'
