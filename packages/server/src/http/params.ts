// What a route's path may hold: PostgreSQL refuses some texts (a NUL) that a URL can spell.
import { Id } from '@inoe/contract/commun'
import * as v from 'valibot'

export const ParamId = v.object({ id: Id })

/** A name that is no uuid: a print, a key's id (base64url). */
export const Designation = v.pipe(v.string(), v.regex(/^[\w-]{1,1400}$/))
