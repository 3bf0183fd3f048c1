import type { Lettre } from '../outside/lettre.ts'

export function accordAttendu(
  collectivite: Lettre['collectivite'],
  { enfant, titre }: { enfant: string; titre: string },
  url: string,
): Lettre {
  return {
    sujet: `Your agreement is asked for ${enfant}`,
    collectivite,
    paragraphes: [
      `The other person responsible for ${enfant} has agreed: “${titre}”.`,
      'This text needs the agreement of both holders of parental authority: without yours it is worth nothing.',
      'Read it, then answer yes or no, freely. You can change your mind at any time.',
    ],
    bouton: { texte: 'Read and answer', url },
  }
}
