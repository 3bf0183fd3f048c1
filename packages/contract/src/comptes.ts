import * as v from 'valibot'

/** Who is signed in. */
export const EtatSession = v.variant('connecte', [
  v.object({ connecte: v.literal(false) }),
  v.object({
    connecte: v.literal(true),
    courriel: v.string(),
    role: v.picklist(['famille', 'agent']),
    /** Given name to greet with; empty while the family file is. */
    prenom: v.string(),
  }),
])
export type EtatSession = v.InferOutput<typeof EtatSession>
