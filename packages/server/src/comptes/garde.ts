// What stands before the routes of accounts: good passwords, few tries, proof of who asks.
import type { Context } from 'hono'
import { inTransaction, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { adresseIp } from './adresse-ip.ts'
import { verifyMotDePasse } from './empreinte.ts'
import { compter, type Limite, oublier, verifier } from './limites.ts'
import { reproche } from './rules.ts'
import type { Session } from './sessions.ts'
import { compteOf } from './store.ts'

/** Who is signed in, parent or agent. @throws Refus `non-connecte` */
export function connecte(c: Context<Env>): Session {
  const { session } = c.var
  if (!session) throw new Refus('non-connecte')
  return session
}

/**
 * The password again, before what would outlast a session left open on a counter.
 * Counted with the wrong passwords of the sign-in: a session does not give more tries.
 * @throws Refus `mot-de-passe-actuel` on that field
 */
export async function prouver(c: Context<Env>, motDePasse: string, champ: string): Promise<Session> {
  const session = connecte(c)
  const { database } = c.var.deps
  const address = counter(c, 'connexion-adresse', session.courriel)
  await compter(database, address)
  const found = await inTransaction(c, systeme(c), (tx) =>
    compteOf(tx, c.var.collectivite.id, session.courriel),
  )
  if (!(await verifyMotDePasse(motDePasse, found?.motDePasse))) {
    throw new Refus('mot-de-passe-actuel', { errors: [{ champ, message: (dit) => dit.comptes.pasActuel }] })
  }
  await oublier(database, address)
  return session
}

/** @param champ the field to say it on. @throws Refus `mot-de-passe-faible` */
export function checkMotDePasse(
  c: Context<Env>,
  motDePasse: string,
  courriel: string,
  champ = 'motDePasse',
): void {
  const { id, nom } = c.var.collectivite
  const message = reproche(motDePasse, courriel, `${id} ${nom}`)
  if (message) throw new Refus('mot-de-passe-faible', { detail: message, errors: [{ champ, message }] })
}

export function counter(c: Context<Env>, limite: Limite, qui: string) {
  return { collectivite: c.var.collectivite.id, limite, qui }
}

/** Counts an e-mail that somebody has sent to an address. @throws Refus `trop-de-tentatives` */
export async function countCourriel(c: Context<Env>, courriel: string): Promise<void> {
  const { database } = c.var.deps
  const place = counter(c, 'courriel-ip', adresseIp(c))
  // Who asks again and again for one address is stopped by it, and does not use up what his neighbours may ask.
  await verifier(database, place)
  await compter(database, counter(c, 'courriel-adresse', courriel))
  await compter(database, place)
}
