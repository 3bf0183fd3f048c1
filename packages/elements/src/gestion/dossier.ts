import type { ModificationADecider, ModificationsADecider } from '@inoe/contract/foyers'
import { html, nothing, type TemplateResult } from 'lit'
import { instant } from '../i18n/format.ts'
import type { Definition, Vue } from './file.ts'
import { gestionFr as t } from './messages.fr.ts'
import type { Objet } from './repondre.ts'
import { renderReponse } from './reponse.ts'

/** The queue of changes of family files. */
export const dossiers: Definition<ModificationADecider> = {
  nom: 'dossiers',
  titre: () => t.onglets.dossiers,
  route: 'gestion/modifications',
  lire: ({ modifications }: ModificationsADecider) => modifications,
  sujets: ['foyer'],
  filtres: t.dossiers.filtres,
  vide: t.dossiers.vide,
  nombre: (nombre) => t.dossiers.nombre(nombre),
  attente: (found) => found.length,
  ligne: renderModification,
}

const nomOf = ({ famille, enfant }: ModificationADecider) =>
  enfant ? `${enfant.prenom} ${enfant.nom}` : famille || t.familleSansNom

const objetOf = (modification: ModificationADecider): Objet => ({
  id: modification.id,
  nom: nomOf(modification),
  route: `gestion/modifications/${modification.id}/reponse`,
  codes: { oui: 'acceptee', non: 'refusee' },
  fait: t.dossiers.fait,
  confirmer: t.confirmer,
})

/** One change: each field with what it was and what is asked. */
function renderModification(modification: ModificationADecider, vue: Vue): TemplateResult {
  const { locale, zone } = vue
  const { id, famille, enfant, changements, motif, demandeeLe, reponduLe, etat } = modification
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  return html`<li class="carte demande" aria-labelledby="nom-${id}">
    <h3 id="nom-${id}">${nomOf(modification)}</h3>
    <p class="sous">
      ${enfant ? html`${famille ? t.famille(famille) : t.familleSansNom} · ` : nothing}${t.dossiers.demandee(when(demandeeLe))}${
        reponduLe ? html` · ${t.dossiers.repondue(when(reponduLe))}` : nothing
      }
    </p>
    <dl class="changements">
      ${changements.map(
        ({ nom, avant, apres }) => html`<div><dt>${nom}</dt>
          <dd><s><span class="lu">${t.dossiers.avant} </span>${avant}</s> <span aria-hidden="true">→</span> <b><span class="lu">${t.dossiers.apres} </span>${apres}</b></dd></div>`,
      )}
    </dl>
    ${motif ? html`<p class="motif">${t.dossiers.reponse(motif)}</p>` : nothing}
    ${etat === 'demandee' ? renderReponse(objetOf(modification), t.dossiers.pour(nomOf(modification)), vue) : nothing}
  </li>`
}
