import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

const ACCENTS = 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ’'
const LETTRES = "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy'"

/**
 * True where a text holds the words looked for, whatever the case, accents and apostrophes. Without wildcards: « % » is
 * what was typed.
 */
export function contient(texte: SQLWrapper, words: string): SQL {
  return sql`strpos(${simple(texte)}, ${simple(sql`${words}::text`)}) > 0`
}

function simple(texte: SQLWrapper): SQL {
  return sql`lower(replace(replace(translate(${texte}, ${ACCENTS}, ${LETTRES}), 'œ', 'oe'), 'Œ', 'oe'))`
}
