import type { Garde, GardeSaisie } from '@inoe/contract/gardes'
import type { ReactiveControllerHost } from 'lit'
import { html, nothing, type TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'
import { Operation } from '../espace/operation.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { type Lieux, gardeFr as t } from './messages.fr.ts'

/** What the form needs of the widget that shows it. */
export interface ContexteGarde {
  host: ReactiveControllerHost
  espace(): Espace | undefined
  focus(id: string): Promise<void>
}

interface Saisie {
  debut: string
  fin: string
  type: string
  ici: 'paires' | 'impaires'
  jour: number
  heure: string
  jours: boolean[]
  vacances: string
  exceptions: { du: string; au: string; ici: boolean }[]
}

/** A calendar being written, by a parent or by an agent: what is typed stays until it is sent or given up. */
export class FormulaireGarde {
  readonly #contexte: ContexteGarde
  readonly #fait: () => Promise<void>
  readonly #operation: Operation
  #saisie: Saisie | undefined
  #erreurs: Record<string, string> = {}
  /** The child that it is of, and where it is sent. */
  #enfant = ''
  #route = ''

  constructor(contexte: ContexteGarde, fait: () => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  /** The child whose calendar is being written. */
  get ouvert(): string | undefined {
    return this.#saisie && this.#enfant
  }

  /** @param former the calendar that holds, to begin from @param today first day of a new one */
  begin(enfant: string, route: string, former: Garde | null, today: string): void {
    const rythme = former?.rythme
    this.#enfant = enfant
    this.#route = route
    this.#saisie = {
      debut: today,
      fin: former?.fin ?? '',
      type: rythme?.type ?? 'semaines',
      ici: rythme?.type === 'semaines' ? rythme.ici : 'paires',
      jour: rythme?.type === 'semaines' ? rythme.jour : 5,
      heure: rythme?.type === 'semaines' ? rythme.heure : '18:00',
      jours: rythme?.type === 'quinzaine' ? [...rythme.jours] : Array(14).fill(false),
      vacances: former?.vacances ?? '',
      exceptions: (former?.exceptions ?? []).filter((one) => one.au >= today).map((one) => ({ ...one })),
    }
    this.#erreurs = {}
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('garde-debut')
  }

  close(): void {
    const back = `garde-ecrire-${this.#enfant}`
    this.#saisie = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(back)
  }

  #type(change: Partial<Saisie>): void {
    if (!this.#saisie) return
    this.#saisie = { ...this.#saisie, ...change }
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  #body({ debut, fin, type, ici, jour, heure, jours, vacances, exceptions }: Saisie): GardeSaisie {
    return {
      debut,
      fin: fin || null,
      rythme: type === 'semaines' ? { type, ici, jour, heure } : { type: 'quinzaine', jours },
      vacances: vacances === 'paires' || vacances === 'impaires' ? vacances : null,
      exceptions,
    }
  }

  #send = async (event: Event) => {
    event.preventDefault()
    const saisie = this.#saisie
    if (!saisie) return
    const dates = saisie.exceptions.flatMap(({ du, au }, index) => [
      ...(du ? [] : [[`exceptions.${index}.du`, t.requis]]),
      ...(au ? [] : [[`exceptions.${index}.au`, t.requis]]),
    ])
    this.#erreurs = {
      ...(saisie.debut ? {} : { debut: t.requis }),
      ...(saisie.type === 'semaines' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(saisie.heure)
        ? { heure: t.heureFausse }
        : {}),
      ...Object.fromEntries(dates),
    }
    if (Object.keys(this.#erreurs).length === 0) {
      const espace = this.#contexte.espace()
      if (await this.#operation.send(espace, 'garde', 'post', this.#route, this.#body(saisie))) {
        this.#saisie = undefined
        await this.#fait()
        return
      }
      this.#erreurs = { ...this.#operation.erreur?.champs }
    }
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first) await this.#contexte.focus(`garde-${first}`)
  }

  render(lieux: Lieux, oui: string): TemplateResult | typeof nothing {
    const saisie = this.#saisie
    if (!saisie) return nothing
    const { envoi, erreur } = this.#operation
    const text = (
      name: 'debut' | 'fin' | 'heure',
      more: { type?: 'date'; aide?: string; requis?: boolean },
    ) =>
      champ({
        id: `garde-${name}`,
        label: t[name],
        valeur: saisie[name],
        erreur: this.#erreurs[name],
        saisie: (valeur) => this.#type({ [name]: valeur }),
        ...more,
      })
    return html`<form class="carte partie garde" novalidate @submit=${this.#send}>
      <div class="champs">
        ${text('debut', { type: 'date', requis: true })} ${text('fin', { type: 'date', aide: t.finAide })}
        ${champ({ id: 'garde-type', label: t.rythme, valeur: saisie.type, choix: t.rythmes, saisie: (type) => this.#type({ type }) })}
        ${saisie.type === 'semaines' ? this.#renderSemaines(saisie, text('heure', { requis: true, aide: t.heureAide }), lieux) : nothing}
      </div>
      ${saisie.type === 'semaines' ? nothing : [0, 7].map((from) => this.#renderSemaine(saisie, from, lieux))}
      <div class="champs">
        ${champ({
          id: 'garde-vacances',
          label: t.vacances,
          valeur: saisie.vacances,
          choix: t.choixVacances,
          saisie: (vacances) => this.#type({ vacances }),
        })}
      </div>
      ${this.#renderExceptions(saisie, lieux)}
      <div role="alert">${erreur && Object.keys(this.#erreurs).length === 0 ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : oui}</button>
        <button class="lien" type="button" @click=${() => this.close()}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderSemaines(saisie: Saisie, heure: TemplateResult, { ici }: Lieux): TemplateResult {
    return html`${champ({
      id: 'garde-ici',
      label: `${t.semaines}, ${ici}`,
      valeur: saisie.ici,
      choix: t.parites,
      aide: t.semainesAide,
      saisie: (value) => this.#type({ ici: value === 'paires' ? 'paires' : 'impaires' }),
    })}
    ${champ({
      id: 'garde-jour',
      label: t.jour,
      valeur: String(saisie.jour),
      choix: t.jours.map((jour, index) => [String(index + 1), jour] as const),
      saisie: (value) => this.#type({ jour: Number(value) }),
    })}
    ${heure}`
  }

  #renderSemaine(saisie: Saisie, from: number, { ici }: Lieux): TemplateResult {
    const toggle = (index: number) => (event: Event) => {
      const jours = [...saisie.jours]
      jours[index] = (event.target as HTMLInputElement).checked
      this.#type({ jours })
    }
    return html`<fieldset class="champ"><legend>${t.semaine(from === 0 ? 1 : 2)}, ${ici}</legend>
      ${from === 0 ? html`<span class="aide">${t.semaineAide}</span>` : nothing}
      <div class="jours-garde">${t.jours.map(
        (jour, index) =>
          html`<label class="coche"><input type="checkbox" .checked=${saisie.jours[from + index] ?? false} @change=${toggle(from + index)} />${jour}</label>`,
      )}</div></fieldset>`
  }

  #renderExceptions({ exceptions }: Saisie, { ici, ailleurs }: Lieux): TemplateResult {
    const change = (index: number, one: Partial<Saisie['exceptions'][number]>) => {
      for (const name of Object.keys(one)) delete this.#erreurs[`exceptions.${index}.${name}`]
      this.#type({ exceptions: exceptions.map((was, rank) => (rank === index ? { ...was, ...one } : was)) })
    }
    const add = () => {
      this.#type({ exceptions: [...exceptions, { du: '', au: '', ici: true }] })
      void this.#contexte.focus(`garde-exceptions.${exceptions.length}.du`)
    }
    const drop = (index: number) => {
      this.#erreurs = {}
      this.#type({ exceptions: exceptions.filter((_, rank) => rank !== index) })
      void this.#contexte.focus('garde-exception-ajouter')
    }
    const day = (index: number, name: 'du' | 'au', valeur: string) =>
      champ({
        id: `garde-exceptions.${index}.${name}`,
        label: t[name],
        type: 'date',
        valeur,
        requis: true,
        erreur: this.#erreurs[`exceptions.${index}.${name}`],
        saisie: (value) => change(index, { [name]: value }),
      })
    return html`<fieldset class="champ"><legend>${t.exceptions}</legend>
      ${exceptions.map(
        (one, index) => html`<div class="champs" role="group" aria-label=${t.exception(index + 1)}>
          ${day(index, 'du', one.du)} ${day(index, 'au', one.au)}
          ${champ({
            id: `garde-exceptions.${index}.ici`,
            label: t.ou,
            valeur: one.ici ? 'ici' : 'ailleurs',
            choix: [
              ['ici', ici],
              ['ailleurs', ailleurs],
            ],
            saisie: (value) => change(index, { ici: value === 'ici' }),
          })}
          <button class="lien" type="button" @click=${() => drop(index)}>${t.retirerException}<span class="lu"> ${index + 1}</span></button>
        </div>`,
      )}
      <div><button class="lien" type="button" id="garde-exception-ajouter" @click=${add}>${t.ajouterException}</button></div>
    </fieldset>`
  }
}
