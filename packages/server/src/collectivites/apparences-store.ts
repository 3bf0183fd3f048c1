// How a town looks, as it is kept.
import type { Apparence, Logo } from '@inoe/contract/apparence'
import { eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { LogoLu } from './logo.ts'
import { apparences } from './tables.ts'

/** What a town decided of its look, its logo by its measures alone. */
export interface Habillage extends Apparence {
  logo: { empreinte: string; largeur: number; hauteur: number } | null
}

/** Of a town that decided nothing. */
export const SANS_APPARENCE: Habillage = { marque: null, police: null, logo: null }

export async function apparenceOf(tx: Tx, collectivite: string): Promise<Habillage> {
  const [found] = await tx
    .select({
      marque: apparences.marque,
      police: apparences.police,
      empreinte: apparences.logoEmpreinte,
      largeur: apparences.logoLargeur,
      hauteur: apparences.logoHauteur,
    })
    .from(apparences)
    .where(eq(apparences.collectiviteId, collectivite))
  if (!found) return SANS_APPARENCE
  const { marque, police, empreinte, largeur, hauteur } = found
  const logo = empreinte && largeur && hauteur ? { empreinte, largeur, hauteur } : null
  return { marque, police, logo }
}

/** Path of a town's logo on the API: another logo is at another address. */
export function cheminLogo({ id, apparence }: { id: string; apparence: Habillage }): string | null {
  return apparence.logo && `/api/${id}/logo?v=${apparence.logo.empreinte}`
}

/** The logo as pages of any site show it. */
export function logoDe(publicUrl: string, town: { id: string; apparence: Habillage }): Logo | null {
  const { logo } = town.apparence
  return logo && { url: publicUrl + cheminLogo(town), largeur: logo.largeur, hauteur: logo.hauteur }
}

/** The logo itself; undefined when the town has none. */
export async function logoOf(
  tx: Tx,
  collectivite: string,
): Promise<{ type: string; empreinte: string; contenu: Buffer<ArrayBuffer> } | undefined> {
  const [found] = await tx
    .select({ logo: apparences.logo, type: apparences.logoType, empreinte: apparences.logoEmpreinte })
    .from(apparences)
    .where(eq(apparences.collectiviteId, collectivite))
  if (!found?.logo || !found.type || !found.empreinte) return undefined
  return { type: found.type, empreinte: found.empreinte, contenu: Buffer.from(found.logo, 'base64') }
}

/** As `systeme`. @param logo `null` takes it away, undefined leaves it */
export async function saveApparence(
  tx: Tx,
  collectivite: string,
  { marque, police, logo }: Apparence & { logo?: LogoLu | null | undefined },
  now: Date,
): Promise<void> {
  const set = {
    marque,
    police,
    modifieeLe: now,
    ...(logo !== undefined && {
      logo: logo?.contenu.toString('base64') ?? null,
      logoType: logo?.type ?? null,
      logoLargeur: logo?.largeur ?? null,
      logoHauteur: logo?.hauteur ?? null,
      logoEmpreinte: logo?.empreinte ?? null,
    }),
  }
  await tx
    .insert(apparences)
    .values({ collectiviteId: collectivite, ...set })
    .onConflictDoUpdate({ target: apparences.collectiviteId, set })
}
