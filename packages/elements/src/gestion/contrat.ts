import type { ContratADecider, ContratsADecider } from '@inoe/contract/contrats'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile, instant } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import type { Definition, Vue } from './file.ts'
import { gestionFr as t } from './messages.fr.ts'
import type { Objet } from './repondre.ts'
import { renderFormulaire, renderGestes, renderReponse } from './reponse.ts'

type Heures = ContratADecider['heures'][number]

const enAttente = ({ etat }: { etat: Heures['etat'] }) => etat === 'demande'

/** The queue of contracts, and of hours beside them. */
export const contrats: Definition<ContratADecider> = {
  nom: 'contrats',
  titre: () => t.onglets.contrats,
  route: 'gestion/contrats',
  lire: ({ contrats }: ContratsADecider) => contrats,
  sujets: ['reservations'],
  filtres: t.contrats.filtres,
  vide: t.contrats.vide,
  nombre: (nombre) => t.contrats.nombre(nombre),
  attente: (found) =>
    found.filter(enAttente).length +
    found.reduce((sum, { heures }) => sum + heures.filter(enAttente).length, 0),
  ligne: renderContrat,
}

const CODES = { oui: 'accepte', non: 'refuse' }

const nomOf = ({ enfant }: ContratADecider) => `${enfant.prenom} ${enfant.nom}`

const objetOf = (contrat: ContratADecider): Objet => ({
  id: contrat.id,
  nom: nomOf(contrat),
  route: `gestion/contrats/${contrat.id}/reponse`,
  codes: CODES,
  fait: t.contrats.fait,
  confirmer: t.confirmer,
})

const heuresOf = (contrat: ContratADecider, { id }: Heures, nom: string): Objet => ({
  id,
  nom,
  route: `gestion/contrats/${contrat.id}/heures/${id}/reponse`,
  codes: CODES,
  fait: t.contrats.faitHeures,
  confirmer: t.confirmer,
})

/** 08:30 → « 8 h 30 » */
export function heure(time: string): string {
  const [hours, minutes] = time.split(':')
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
}

/** 780 → « 13 h », 75 → « 1 h 15 » */
export function duree(minutes: number): string {
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, '0')}` : ''}`
}

/** One contract: its span, its week, and the hours asked for beside it. */
function renderContrat(contrat: ContratADecider, vue: Vue): TemplateResult {
  const { locale, zone } = vue
  const { id, etat, famille, structure, activite, semaine, commentaire, reponse } = contrat
  const date = (civil: string) => dateCivile(civil, locale)
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  // What waits comes first; what was withdrawn is nobody's business any more.
  const heures = contrat.heures.filter(
    (one) => enAttente(one) || (etat === 'accepte' && one.etat === 'accepte'),
  )
  return html`<li class="carte demande" aria-labelledby="nom-${id}">
    <h3 id="nom-${id}">${nomOf(contrat)} <span class="age">${t.contrats.age(contrat.age)}</span></h3>
    <p><b>${activite.nom}</b> · ${structure.nom}</p>
    <p>${t.contrats.span(date(contrat.debut), date(contrat.fin))}</p>
    <p class="sous">
      ${famille ? t.famille(famille) : t.familleSansNom} · ${t.contrats.demande(when(contrat.demandeLe))}${
        contrat.reponduLe ? html` · ${t.contrats.repondu(when(contrat.reponduLe))}` : nothing
      }
    </p>
    <div>
      <p class="sous" id="semaine-${id}">${t.contrats.semaine(duree(contrat.minutesSemaine))}</p>
      <ul class="jours" aria-labelledby="semaine-${id}">
        ${semaine.map(({ jour, debut, fin }) => html`<li><b>${t.contrats.jours[jour - 1]}</b> ${t.contrats.plage(heure(debut), heure(fin))}</li>`)}
      </ul>
    </div>
    ${commentaire ? html`<p class="motif">« ${commentaire} »</p>` : nothing}
    ${reponse ? html`<p class="motif">${t.absences.reponse(reponse)}</p>` : nothing}
    ${etat === 'demande' ? renderReponse(objetOf(contrat), t.contrats.pour(nomOf(contrat)), vue) : nothing}
    ${heures.length > 0 ? renderHeures(contrat, heures, vue) : nothing}
  </li>`
}

function renderHeures(contrat: ContratADecider, heures: readonly Heures[], vue: Vue): TemplateResult {
  return html`<div>
    <p class="sous">${t.contrats.heures}</p>
    <ul class="documents">
      ${heures.map((one) => {
        const date = dateCivile(one.date, vue.locale, { weekday: 'long', day: 'numeric', month: 'long' })
        const nom = `${date}, ${t.contrats.plage(heure(one.debut), heure(one.fin))}`
        const objet = heuresOf(contrat, one, nom)
        return html`<li>
          ${icones.horloge}<span class="piece">${nom} <span class="sous">${t.contrats.etats[one.etat]}</span></span>
          ${enAttente(one) ? html`<span class="gestes">${renderGestes(objet, t.gestes, vue)}</span>` : nothing}
          ${vue.repondre.objet?.id === one.id ? renderFormulaire(vue) : nothing}
        </li>`
      })}
    </ul>
  </div>`
}
