// What was paid: small parts that come together.
export { ouvrir as attestation } from './attestation.ts'
export { ouvrir as historique } from './historique.ts'
