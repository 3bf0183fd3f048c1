import type { Langue } from '@inoe/contract/langues'
import { html } from 'hono/html'
import { cheminLogo, type Habillage } from '../collectivites/apparences-store.ts'
import type { Courriel } from './courrier.ts'

/** What an e-mail says, before it is laid out. */
export interface Lettre {
  sujet: string
  /** The town that writes. */
  collectivite: {
    id: string
    nom: string
    courriel: string | null
    telephone: string | null
    apparence: Habillage
  }
  paragraphes: readonly string[]
  /** What there is to do. */
  bouton?: { texte: string; url: string }
  /** Smaller, below: how long a link lasts, what to do if one did not ask. */
  note?: string
}

/** A letter as each language says it. What has no other language than French is no such letter: it is not for families. */
export type LettreEnLangues = Readonly<Record<Langue, () => Lettre>>

/** Who reads a letter. */
export interface Destinataire {
  courriel: string
  langue: Langue
}

/**
 * The letters of a room, in every language: each is asked for as in French, and laid out once its reader is known.
 * @param redactions the same functions in each language (`courriels.fr.ts`, `courriels.en.ts`…)
 */
export function enLangues<Redaction extends object>(
  redactions: Readonly<Record<Langue, Redaction>>,
): {
  [Nom in keyof Redaction]: Redaction[Nom] extends (...donnees: infer Donnees) => Lettre
    ? (...donnees: Donnees) => LettreEnLangues
    : never
} {
  const ecrire = (nom: string, langue: Langue, donnees: unknown[]) =>
    (redactions[langue] as Record<string, (...donnees: unknown[]) => Lettre>)[nom]?.(...donnees)
  const lettres = Object.keys(redactions.fr).map((nom) => [
    nom,
    (...donnees: unknown[]) => ({
      fr: () => ecrire(nom, 'fr', donnees),
      en: () => ecrire(nom, 'en', donnees),
      pt: () => ecrire(nom, 'pt', donnees),
    }),
  ])
  return Object.fromEntries(lettres)
}

/** What every letter says around its own words. */
const MISE_EN_PAGE: Record<Langue, { bonjour: string; espace: string; deuxPoints: string }> = {
  fr: { bonjour: 'Bonjour,', espace: 'Espace famille', deuxPoints: '\u00a0:' },
  en: { bonjour: 'Hello,', espace: 'Family space', deuxPoints: ':' },
  pt: { bonjour: 'Bom dia,', espace: 'Espaço família', deuxPoints: ':' },
}

/**
 * French typography for what a letter says: spaces that no line may break on before « : ; ! ? » and inside quotes and
 * hours, and the first of a month as an ordinal (« 1er février »), which Intl leaves out. Addresses stay as they are:
 * they hold no space.
 */
export function typographie(texte: string): string {
  return texte
    .replaceAll(/ (?=[:;!?»])/g, '\u00a0')
    .replaceAll(/« /g, '«\u00a0')
    .replaceAll(/(?<=\d) h (?=\d)/g, '\u00a0h\u00a0')
    .replaceAll(/(?<=\d) h\b/g, '\u00a0h')
    .replaceAll(/(?<![\d,])1(?= (?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))/g, '1er')
}

/** The product's own, where a town decided of none. */
const MARQUE = '#17616b'
/** Height at which letters show a logo, pixels. */
const HAUTEUR = 48

/** Its address is of our own origin, which the sender writes before it (`adresseEntiere`); beside it, the name is the words. */
function logo(town: Lettre['collectivite']) {
  const { logo: found } = town.apparence
  if (!found) return ''
  const largeur = Math.round((found.largeur * HAUTEUR) / found.hauteur)
  return html`<img src="${cheminLogo(town)}" alt="" width="${largeur}" height="${HAUTEUR}" style="display:block;margin:0 0 8px;border:0">`
}

/** A letter that may leave: its images have whole addresses. */
export function adresseEntiere(courriel: Courriel, publicUrl: string): Courriel {
  return { ...courriel, html: courriel.html.replaceAll('src="/api/', `src="${publicUrl}/api/`) }
}

/** A letter to somebody, in their language. */
export function courrielPour({ courriel, langue }: Destinataire, lettre: LettreEnLangues): Courriel {
  return writeCourriel(courriel, lettre[langue](), langue)
}

/** Lays an e-mail out as text and as HTML that every mail reader shows. @param langue that it is written in */
export function writeCourriel(a: string, brute: Lettre, langue: Langue = 'fr'): Courriel {
  const { nom, courriel, telephone, apparence } = brute.collectivite
  const marque = apparence.marque ?? MARQUE
  const { bonjour, espace, deuxPoints } = MISE_EN_PAGE[langue]
  const composer = langue === 'fr' ? typographie : (texte: string) => texte
  const lettre = {
    sujet: composer(brute.sujet),
    paragraphes: brute.paragraphes.map(composer),
    bouton: brute.bouton && { ...brute.bouton, texte: composer(brute.bouton.texte) },
    note: brute.note && composer(brute.note),
  }
  const contact = [courriel, telephone].filter(Boolean).join(' · ')
  const texte = [
    bonjour,
    ...lettre.paragraphes,
    ...(lettre.bouton ? [`${lettre.bouton.texte}${deuxPoints}\n${lettre.bouton.url}`] : []),
    ...(lettre.note ? [lettre.note] : []),
    `${nom}\n${espace}${contact ? `\n${contact}` : ''}`,
  ].join('\n\n')
  const button = lettre.bouton
    ? html`<p style="margin:28px 0"><a href="${lettre.bouton.url}" style="background:${marque};color:#ffffff;text-decoration:none;font-weight:bold;padding:12px 24px;border-radius:24px;display:inline-block">${lettre.bouton.texte}</a></p>`
    : ''
  const page = html`<!doctype html><html lang="${langue}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${lettre.sujet}</title></head>
<body style="margin:0;background:#f6f1e8;color:#1d2a35;font:16px/1.55 'Segoe UI',Helvetica,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px 16px">
<p style="font-weight:bold;color:${marque};margin:0 0 16px">${logo(brute.collectivite)}${nom}</p>
<div style="background:#fffdfa;border:1px solid #e3dace;border-radius:14px;padding:24px">
<p style="margin:0 0 14px">${bonjour}</p>
${lettre.paragraphes.map((one) => html`<p style="margin:0 0 14px">${one}</p>`)}
${button}
${lettre.note ? html`<p style="margin:0;color:#55636f;font-size:14px">${lettre.note}</p>` : ''}
</div>
<p style="color:#55636f;font-size:13px;margin:16px 0 0">${espace}${contact ? ` · ${contact}` : ''}</p>
</div></body></html>`
  return { a, sujet: lettre.sujet, texte, html: String(page) }
}
