import type { Destinataires } from '@inoe/contract/messages'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { renderRedaction } from '../../messages/formulaire.ts'
import type { Messagerie } from '../../messages/messagerie.ts'
import { messagesFr } from '../../messages/messages.fr.ts'
import { redactionDe } from '../../messages/redaction.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { conversationsFr as t } from './messages.fr.ts'

const NOUVEAU = 'nouveau'

/** A thread that a service opens: its structure, a family found by name, a child of it or none. */
export class NouveauFil {
  ouvert = false
  readonly #contexte: Contexte
  readonly #messagerie: Messagerie
  readonly #familles: Lecture<Destinataires['familles']>
  #recherche = ''

  constructor(contexte: Contexte, messagerie: Messagerie) {
    this.#contexte = contexte
    this.#messagerie = messagerie
    this.#familles = new Lecture(() => contexte.host.requestUpdate())
  }

  async open(): Promise<void> {
    this.ouvert = true
    this.#recherche = ''
    this.#contexte.dire('succes', null)
    void this.#chercher()
    this.#contexte.host.requestUpdate()
    await this.#contexte.focus('nouveau-titre')
  }

  close(): void {
    this.ouvert = false
    this.#familles.forget()
  }

  get #redaction() {
    return redactionDe(this.#messagerie, NOUVEAU)
  }

  /** The one chosen, else the only one there is. */
  get #structure(): string {
    const [first, ...others] = this.#contexte.service()?.structures ?? []
    return this.#redaction.champs.structure || (first && others.length === 0 ? first.id : '')
  }

  async #chercher(): Promise<void> {
    const espace = this.#contexte.espace()
    const structure = this.#structure
    if (!espace || !structure) return
    const q = this.#recherche.trim()
    await this.#familles.run(async () => {
      const searchParams = { structure, q }
      const { familles } = await espace.get<Destinataires>('gestion/messages/destinataires', { searchParams })
      return familles
    })
    // Never a message to a family that is no longer in sight.
    const { valeur } = this.#familles
    const { foyer } = this.#redaction.champs
    if (valeur && foyer && !valeur.some((one) => one.foyer === foyer)) this.#choose('')
  }

  #choose(foyer: string): void {
    this.#redaction.saisir('foyer', foyer)
    this.#redaction.saisir('enfant', '')
  }

  async #giveUp(): Promise<void> {
    this.close()
    this.#contexte.host.requestUpdate()
    await this.#contexte.focus('ecrire')
  }

  async #send(): Promise<void> {
    const { foyer = '', enfant = '', sujet = '' } = this.#redaction.champs
    const structure = this.#structure
    const wrong = {
      ...(structure ? {} : { structure: messagesFr.structureVide }),
      ...(foyer ? {} : { foyer: t.familleVide }),
      ...(sujet.trim() ? {} : { sujet: messagesFr.sujetVide }),
    }
    const body = { structure, foyer, enfant: enfant || null, sujet: sujet.trim() }
    const made = await this.#redaction.envoyer<{ id: string }>('gestion/messages', body, wrong)
    if (!made) return
    this.close()
    this.#contexte.dire('succes', messagesFr.envoye)
    void this.#messagerie.read()
    await this.#messagerie.ouvrir(made.id)
  }

  render(): TemplateResult {
    const redaction = this.#redaction
    return html`<h3 id="nouveau-titre" tabindex="-1">${t.nouveau}</h3>
      <p class="sous">${communFr.etoile}</p>
      ${renderRedaction({
        redaction,
        hote: this.#messagerie.hote,
        label: messagesFr.message,
        tailleMax: this.#messagerie.liste.valeur?.tailleMax,
        envoyer: () => void this.#send(),
        annuler: () => void this.#giveUp(),
        avant: html`${this.#renderDestinataire()}
          ${champ({
            id: 'message-sujet',
            label: messagesFr.sujet,
            requis: true,
            valeur: redaction.champs.sujet ?? '',
            erreur: redaction.erreurs.sujet,
            saisie: (sujet) => redaction.saisir('sujet', sujet),
          })}`,
      })}`
  }

  #renderDestinataire(): TemplateResult {
    const redaction = this.#redaction
    const { champs, erreurs } = redaction
    const structures = this.#contexte.service()?.structures ?? []
    const { valeur, erreur } = this.#familles
    const chosen = valeur?.find((one) => one.foyer === champs.foyer)
    const choose = (structure: string) => {
      redaction.saisir('structure', structure)
      this.#choose('')
      void this.#chercher()
    }
    return html`${
      structures.length > 1
        ? champ({
            id: 'message-structure',
            label: messagesFr.structure,
            requis: true,
            valeur: this.#structure,
            choix: [
              ['', messagesFr.choisirStructure],
              ...structures.map(({ id, nom }) => [id, nom] as const),
            ],
            erreur: erreurs.structure,
            saisie: choose,
          })
        : nothing
    }
    ${champ({
      id: 'message-recherche-famille',
      label: t.chercherFamille,
      valeur: this.#recherche,
      aide: t.chercherAide,
      saisie: (words) => {
        this.#recherche = words
        void this.#chercher()
      },
    })}
    ${erreur ? this.#contexte.renderError(erreur, () => void this.#chercher()) : nothing}
    ${
      valeur
        ? html`<p class="sous" role="status">${valeur.length === 0 ? t.aucuneFamille : nothing}</p>
          ${champ({
            id: 'message-foyer',
            label: t.famille,
            requis: true,
            valeur: champs.foyer ?? '',
            choix: [
              ['', t.choisirFamille],
              ...valeur.map(({ foyer, nom, enfants }) => [foyer, nommer(nom, enfants)] as const),
            ],
            erreur: erreurs.foyer,
            saisie: (foyer) => this.#choose(foyer),
          })}`
        : nothing
    }
    ${
      chosen && chosen.enfants.length > 0
        ? champ({
            id: 'message-enfant',
            label: messagesFr.enfant,
            valeur: champs.enfant ?? '',
            choix: [
              ['', messagesFr.aucunEnfant],
              ...chosen.enfants.map(({ id, prenom }) => [id, prenom] as const),
            ],
            saisie: (enfant) => redaction.saisir('enfant', enfant),
          })
        : nothing
    }`
  }
}

/** « Camille Durand (Léa, Noé) »: two families may have one name. */
function nommer(nom: string, enfants: readonly { prenom: string }[]): string {
  return enfants.length > 0 ? `${nom} (${enfants.map((one) => one.prenom).join(', ')})` : nom
}
