// What families of the demo and services wrote to each other.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { insertFil, insertMessage } from '../../packages/server/src/messages/store.ts'

export interface FilDemo {
  structure: string
  /** First name of the child it is about. */
  enfant?: string
  sujet: string
  /** In order: who wrote, hours ago, what, and whether the other side has read. */
  messages: { de: 'famille' | 'service'; heures: number; texte: string; lu: boolean }[]
}

/** The people and places of a thread, by their ids. */
export interface Personnes {
  collectivite: string
  foyer: string
  parent: { compte: string; nom: string }
  agent: { compte: string; prenom: string }
  structure: string
  enfant: string | null
}

/** What Camille Durand and the services said: one thread waits for her, one is answered and read. */
export const FILS_DURAND: FilDemo[] = [
  {
    structure: 'L’arbre à paumes',
    enfant: 'Noé',
    sujet: 'Repas et allergie à l’arachide',
    messages: [
      {
        de: 'famille',
        heures: 50,
        texte:
          'Bonjour,\n\nNoé est allergique à l’arachide. Faut-il fournir un panier-repas le mercredi, ou la cuisine s’en occupe-t-elle\u00a0?\n\nMerci d’avance,\nCamille Durand',
        lu: true,
      },
      {
        de: 'service',
        heures: 26,
        texte:
          'Bonjour Madame Durand,\n\nLa cuisine prépare un repas sans arachide, vous n’avez rien à apporter. Il nous faut seulement le PAI signé par le médecin\u00a0: vous pouvez nous l’envoyer ici, en pièce jointe.\n\nLe modèle est là\u00a0: https://www.service-public.fr/particuliers/vosdroits/F21392\n\nBonne journée.',
        lu: false,
      },
    ],
  },
  {
    structure: 'Les tortues 2 mers',
    sujet: 'Retard de mercredi soir',
    messages: [
      {
        de: 'famille',
        heures: 200,
        texte:
          'Bonjour, je serai retardée mercredi\u00a0: j’arriverai vers 18\u00a0h\u00a025. Est-ce possible\u00a0?',
        lu: true,
      },
      {
        de: 'service',
        heures: 197,
        texte:
          'Bonjour, c’est noté\u00a0: l’accueil ferme à 18\u00a0h\u00a030, l’équipe vous attendra. À mercredi\u00a0!',
        lu: true,
      },
    ],
  },
]

/** Writes a thread as it would be after these messages. */
export async function ecrireFil(tx: Tx, personnes: Personnes, demo: FilDemo, now: Date): Promise<void> {
  const { collectivite: collectiviteId, foyer: foyerId, structure: structureId, parent, agent } = personnes
  const at = (heures: number) => new Date(now.getTime() - heures * 3_600_000)
  const last = demo.messages.at(-1)
  const first = demo.messages[0]
  if (!last || !first) return
  const filId = uuid()
  const waits = (de: 'famille' | 'service') => {
    const unread = demo.messages.find((one) => one.de === de && !one.lu)
    return unread ? at(unread.heures) : null
  }
  await insertFil(tx, {
    collectiviteId,
    id: filId,
    foyerId,
    structureId,
    enfantId: personnes.enfant,
    sujet: demo.sujet,
    nombre: demo.messages.length,
    dernierLe: at(last.heures),
    dernierDe: last.de,
    avisFamilleLe: waits('service'),
    avisServiceLe: waits('famille'),
    ouvertLe: at(first.heures),
    ouvertPar: first.de === 'famille' ? parent.compte : agent.compte,
  })
  for (const [rank, { de, heures, texte, lu }] of demo.messages.entries())
    await insertMessage(tx, {
      collectiviteId,
      id: uuid(),
      filId,
      rang: rank + 1,
      foyerId,
      structureId,
      de,
      auteur: de === 'famille' ? parent.nom : agent.prenom,
      compteId: de === 'famille' ? parent.compte : agent.compte,
      texte,
      envoyeLe: at(heures),
      luLe: lu ? at(heures - 1) : null,
    })
}
