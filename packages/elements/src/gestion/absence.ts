import type { AbsenceADecider, AbsencesADecider } from '@inoe/contract/absences'
import { html, nothing, type TemplateResult } from 'lit'
import { activiteEtUnite, dateCivile, instant } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import type { Definition, Vue } from './file.ts'
import { gestionFr as t } from './messages.fr.ts'
import type { Objet } from './repondre.ts'
import { renderReponse } from './reponse.ts'

/** The queue of absences that families declare. */
export const absences: Definition<AbsenceADecider> = {
  nom: 'absences',
  titre: () => t.onglets.absences,
  route: 'gestion/absences',
  lire: ({ absences }: AbsencesADecider) => absences,
  sujets: ['reservations'],
  filtres: t.absences.filtres,
  vide: t.absences.vide,
  nombre: (nombre) => t.absences.nombre(nombre),
  attente: (found) => found.length,
  ligne: renderAbsence,
}

const nomOf = ({ enfant }: AbsenceADecider) => `${enfant.prenom} ${enfant.nom}`

const objetOf = (absence: AbsenceADecider): Objet => ({
  id: absence.id,
  nom: nomOf(absence),
  route: `gestion/absences/${absence.id}/reponse`,
  codes: { oui: 'acceptee', non: 'refusee' },
  fait: t.absences.fait,
  confirmer: t.confirmer,
})

/** One absence: its days, why, and the document given with it. */
function renderAbsence(absence: AbsenceADecider, vue: Vue): TemplateResult {
  const { locale, zone } = vue
  const { id, famille, structure, jours, motif, commentaire, justificatif, reponse } = absence
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  const open = () => vue.openFile(`gestion/absences/${id}/justificatif`, justificatif ?? '')
  return html`<li class="carte demande" aria-labelledby="nom-${id}">
    <h3 id="nom-${id}">${nomOf(absence)} <span class="age">${t.absences.motifs[motif]}</span></h3>
    <p class="sous">
      ${structure.nom} · ${famille ? t.famille(famille) : t.familleSansNom} · ${t.absences.declaree(when(absence.declareeLe))}${
        absence.reponduLe ? html` · ${t.absences.repondue(when(absence.reponduLe))}` : nothing
      }
    </p>
    <ul class="jours" aria-label=${t.absences.jours}>
      ${jours.map(
        (
          jour,
        ) => html`<li><b>${dateCivile(jour.date, locale, { weekday: 'long', day: 'numeric', month: 'long' })}</b>
          ${activiteEtUnite(jour.activite, jour.unite)}</li>`,
      )}
    </ul>
    ${commentaire ? html`<p class="motif">« ${commentaire} »</p>` : nothing}
    ${
      justificatif
        ? html`<p class="piece-jointe">${icones.document}<button class="lien" type="button" @click=${open}>${t.absences.ouvrir} <span class="lu">${t.absences.de(nomOf(absence))}</span></button></p>`
        : html`<p class="sous">${t.absences.sansJustificatif}</p>`
    }
    ${reponse ? html`<p class="motif">${t.absences.reponse(reponse)}</p>` : nothing}
    ${absence.etat === 'declaree' ? renderReponse(objetOf(absence), t.absences.pour(nomOf(absence)), vue) : nothing}
  </li>`
}
