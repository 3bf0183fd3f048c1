import type { Lettre } from '../outside/lettre.ts'

// Threat: the two homes of a child may not be on speaking terms: neither is told who the other is, nor where it lives.

/** @param url page of « Mon foyer » */
export function accordAttendu(
  collectivite: Lettre['collectivite'],
  { enfant, titre }: { enfant: string; titre: string },
  url: string,
): Lettre {
  return {
    sujet: `Votre accord est demandé pour ${enfant}`,
    collectivite,
    paragraphes: [
      `L’autre responsable de ${enfant} a donné son accord : « ${titre} ».`,
      'Ce texte demande l’accord des deux titulaires de l’autorité parentale : il ne vaut rien sans le vôtre.',
      'Lisez-le, puis répondez oui ou non, librement. Vous pourrez changer d’avis à tout moment.',
    ],
    bouton: { texte: 'Lire et répondre', url },
  }
}
