import { enLangues } from '../outside/lettre.ts'
import * as en from './courriels.en.ts'
import * as fr from './courriels.fr.ts'
import * as pt from './courriels.pt.ts'

/** What families are told, each in their language. */
export const { dossiersReunis, dossierSepare, accesOuvert, accesRetire, accesPerdu, accesRendu } = enLangues<
  typeof fr
>({
  fr,
  en,
  pt,
})
