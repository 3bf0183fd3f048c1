import { alerterInfecte } from '../fichiers/alerte.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { dire } from './dire.ts'
import { imageOf } from './images-store.ts'

/** A picture: whoever reads its piece of news sees it from now on; one with a virus is shown to nobody. */
export const apresControleImage: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const found = await imageOf(tx, collectivite, id)
  if (!found?.actualite) return
  const { structureId: structure, titre, audience, etat } = found.actualite
  if (virus !== null)
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: found.image.nom,
      pour: { titre: `image de l’actualité « ${titre} »` },
      virus,
      foyer: null,
      structures: [structure],
      section: 'documents',
    })
  await dire(tx, collectivite, [{ structure, audience, etat }])
}
