// Bookings to answer, gathered by the day that they ask for: an agent weighs them against its places.
import type { ReservationADecider } from '@inoe/contract/gestion'
import { html, type TemplateResult } from 'lit'
import { activiteEtUnite, dateCivile, instant } from '../i18n/format.ts'
import { gestionFr as t } from './messages.fr.ts'

/** Those who ask for one day of one unit, first come first. */
export interface Groupe {
  cle: string
  reservations: ReservationADecider[]
}

export interface VueLot {
  locale: string
  zone: string
  choisies: ReadonlySet<string>
  choose: (ids: readonly string[], chosen: boolean) => void
}

/** In order of days. */
export function groupesOf(reservations: readonly ReservationADecider[]): Groupe[] {
  const groups = new Map<string, ReservationADecider[]>()
  for (const one of reservations) {
    const cle = [one.date, one.structure.nom, one.activite.nom, one.activite.id, one.unite].join(' ')
    groups.set(cle, [...(groups.get(cle) ?? []), one])
  }
  return [...groups]
    .map(([cle, list]) => ({
      cle,
      reservations: list.sort((a, b) => a.creeLe.localeCompare(b.creeLe)),
    }))
    .sort((a, b) => a.cle.localeCompare(b.cle))
}

export function renderGroupe({ reservations }: Groupe, vue: VueLot): TemplateResult | undefined {
  const [first] = reservations
  if (!first) return undefined
  const { locale, choisies, choose } = vue
  const ids = reservations.map(({ id }) => id)
  const chosen = ids.filter((id) => choisies.has(id)).length
  const day = (date: string) => dateCivile(date, locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const days = first.fin ? t.reservations.sejour(day(first.date), day(first.fin)) : day(first.date)
  return html`<li class="carte demande" aria-labelledby="jour-${first.id}">
    <h3 id="jour-${first.id}">${days}</h3>
    <p><b>${activiteEtUnite(first.activite.nom, first.unite)}</b> · ${first.structure.nom}</p>
    <p><span class="etat ${first.places > 0 ? 'neutre' : 'attente'}">${t.reservations.places(first.places)}</span></p>
    ${
      reservations.length > 1
        ? html`<label class="coche">
            <input
              type="checkbox"
              .checked=${chosen === ids.length}
              .indeterminate=${chosen > 0 && chosen < ids.length}
              @change=${(event: Event) => choose(ids, (event.currentTarget as HTMLInputElement).checked)}
            />
            <span class="sous">${t.reservations.toutLeJour(ids.length)}<span class="lu"> ${days}</span></span>
          </label>`
        : ''
    }
    <ul class="choix">${reservations.map((one) => renderLigne(one, vue))}</ul>
  </li>`
}

function renderLigne(one: ReservationADecider, { locale, zone, choisies, choose }: VueLot): TemplateResult {
  const asked = instant(one.creeLe, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  return html`<li>
    <label class="coche">
      <input
        type="checkbox"
        .checked=${choisies.has(one.id)}
        @change=${(event: Event) => choose([one.id], (event.currentTarget as HTMLInputElement).checked)}
      />
      <span>
        <b>${one.enfant.prenom} ${one.enfant.nom}</b> <span class="age">${t.age(one.enfant.age)}</span><br />
        <span class="sous">${one.famille ? t.famille(one.famille) : t.familleSansNom} · ${t.reservations.demandee(asked)}</span>
      </span>
    </label>
  </li>`
}
