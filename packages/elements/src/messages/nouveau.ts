import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { champ } from '../ui/champ.ts'
import { renderRedaction } from './formulaire.ts'
import type { Messagerie } from './messagerie.ts'
import { messagesFr as t } from './messages.fr.ts'
import { redactionDe } from './redaction.ts'

export interface VueNouveau {
  messagerie: Messagerie
  structures: readonly { id: string; nom: string }[]
  /** The thread is there. */
  ouvert: (id: string) => void
  annuler: () => void
}

/** A thread that a family opens: with which structure, about which child or none. */
export function renderNouveau({ messagerie, structures, ouvert, annuler }: VueNouveau): TemplateResult {
  const redaction = redactionDe(messagerie, 'nouveau')
  const { champs, erreurs } = redaction
  const { enfants = [], tailleMax } = messagerie.liste.valeur ?? {}
  return html`<h3 id="nouveau-titre" tabindex="-1">${t.nouveau}</h3>
    <p class="sous">${communFr.etoile}</p>
    ${renderRedaction({
      redaction,
      hote: messagerie.hote,
      label: t.message,
      tailleMax,
      envoyer: () => void envoyer(messagerie, ouvert),
      annuler,
      avant: html`
        ${champ({
          id: 'message-structure',
          label: t.structure,
          requis: true,
          valeur: champs.structure ?? '',
          choix: [['', t.choisirStructure], ...structures.map(({ id, nom }) => [id, nom] as const)],
          erreur: erreurs.structure,
          saisie: (structure) => redaction.saisir('structure', structure),
        })}
        ${
          enfants.length > 0
            ? champ({
                id: 'message-enfant',
                label: t.enfant,
                valeur: champs.enfant ?? '',
                choix: [['', t.aucunEnfant], ...enfants.map(({ id, prenom }) => [id, prenom] as const)],
                saisie: (enfant) => redaction.saisir('enfant', enfant),
              })
            : nothing
        }
        ${champ({
          id: 'message-sujet',
          label: t.sujet,
          requis: true,
          valeur: champs.sujet ?? '',
          erreur: erreurs.sujet,
          saisie: (sujet) => redaction.saisir('sujet', sujet),
        })}
      `,
    })}`
}

async function envoyer(messagerie: Messagerie, ouvert: VueNouveau['ouvert']): Promise<void> {
  const redaction = redactionDe(messagerie, 'nouveau')
  const { structure = '', enfant = '', sujet = '' } = redaction.champs
  const wrong = {
    ...(structure ? {} : { structure: t.structureVide }),
    ...(sujet.trim() ? {} : { sujet: t.sujetVide }),
  }
  const body = { structure, enfant: enfant || null, sujet: sujet.trim() }
  const made = await redaction.envoyer<{ id: string }>('messages', body, wrong)
  if (made) ouvert(made.id)
}
