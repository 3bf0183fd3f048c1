// What `npm run collectivite` does, command by command.
import { readFile } from 'node:fs/promises'
import { SECTIONS } from '@inoe/contract/commun'
import { inviteAgent } from '../comptes/invitations.ts'
import { lien, normalizeCourriel } from '../comptes/rules.ts'
import { createJeton } from '../comptes/store.ts'
import { isSlug } from '../database/acteur.ts'
import type { Database } from '../database/open.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Clock } from '../outside/clock.ts'
import type { Coffre } from '../outside/coffre.ts'
import { nommerReferent } from '../rgpd/droits.ts'
import type { Serveur } from '../verification/serveur.ts'
import { direRapport, verifierVille } from '../verification/verifier.ts'
import {
  addOrigine,
  listOrigines,
  listTowns,
  placePage,
  removeOrigine,
  removePage,
  saveTown,
} from './administration.ts'
import { apparence } from './apparence.ts'
import { addressOf, isZone, originOf, readArguments } from './arguments.ts'
import { creneaux, semaine } from './calendrier.ts'
import { Consigne } from './consigne.ts'
import { createFamille, refuseLines } from './familles.ts'
import { COLONNES, decodeCsv, readFamilles } from './familles-csv.ts'
import { franceconnect } from './franceconnect.ts'
import { inscriptions } from './inscriptions.ts'
import { structuresOf, townOf } from './named.ts'
import { particulier } from './particulier.ts'
import { renouvellement } from './renouvellement.ts'
import { hostedUrl, openedTown, sectionUrl } from './store.ts'
import { tarif } from './tarif.ts'
import { fermeture, territoire } from './territoire.ts'

export interface CommandDeps {
  database: Database
  clock: Clock
  /** Opened only by the commands that send. */
  queue: () => Promise<Queue>
  /** Opened only by the commands that seal. */
  coffre: () => Coffre
  publicUrl: string
  /** What the server was started with; read only by the command that checks it. */
  serveur: () => Promise<Serveur>
}

export const AIDE = `npm run collectivite -- <commande>

  creer <id> --nom "Ma ville" [--zone Europe/Paris] [--courriel …] [--telephone …]
      crée une collectivité, ou change ce qui est donné de celle qui existe
  origine <id> --ajouter https://www.maville.fr | --retirer … | --lister
      les sites autorisés à montrer ses modules
  page <id> --section ${SECTIONS.join('|')} (--url https://… | --retirer)
      où se trouve une rubrique sur le site ; sans page, elle est sur la page hébergée
  agent <id> --courriel … --nom … --prenom … [--structure "Nom"]… [--donnees]
      ouvre l’accès d’un agent (toutes les structures sans --structure) et lui écrit ;
      --donnees : il répond aussi de la collectivité (demandes d’effacement, apparence)
  territoire <id> [--ajouter Targon]… [--retirer …]… [--zone-scolaire A|B|C]
      les communes dont les familles sont résidentes, et la zone de vacances scolaires
  semaine <id> --structure "Nom" --activite "Nom" [--unite … --places 24 --jours lundi,mercredi
          [--groupe …] [--quand scolaire|vacances|toujours] [--retirer]]
      la semaine type d’une activité : quels jours, combien de places ; sans --unite, la montre
  fermeture <id> [--structure "Nom"]… --du 24/12/2026 [--au 02/01/2027] [--motif "…"] [--retirer] | --lister
      les jours de fermeture d’une structure, ou de toutes sans --structure
  creneaux <id> --structure "Nom" --activite "Nom" [--periode "Nom"] [--places]
      crée les jours d’une période (de toutes celles qui ne sont pas finies, sans --periode) d’après la semaine
      type, sans les fermetures ni les jours fériés ; aucun jour déjà réservé n’est supprimé. Avec --places, les
      jours déjà créés prennent aussi le nombre de places de la semaine type
  inscriptions <id> --structure "Nom" --activite "Nom" [--places 24 | --sans-limite] [--territoire oui|non]
          [--rang oui|non]
      combien d’enfants peuvent être inscrits ensemble à une activité, si elle est réservée aux familles du
      territoire, si une famille voit son rang sur la liste d’attente ; sans rien d’autre, les montre
  renouvellement <id> [--annee 2027-2028 --du 03/05/2027 --jusqu-au 15/07/2027] [--ensuite rien|inscriptions|reservations]
          [--rappel 7 | --sans-rappel] | --arreter
      demande aux familles de confirmer leur dossier pour une année scolaire ; --ensuite : ce qu’une famille en retard
      ne peut plus demander pour cette année (reservations : ni inscription ni réservation) ; --rappel : combien de
      jours avant la fin écrire à celles qui ne l’ont pas fait ; sans rien d’autre, le montre
  tarif <id> --structure "Nom" --activite "Nom" [--unite journee] [--debut 01/09/2027 (--fichier tarif.json | --retirer)]
      le prix d’une unité (d’un contrat, sans --unite) à partir d’un jour ; sans --fichier, montre ceux qu’il y a.
      Un jour déjà facturé ne change pas de prix
  familles <id> --csv fichier.csv
      crée les familles déjà connues et les invite ; tout ou rien. Une ligne par enfant, colonnes :
${Object.entries(COLONNES)
  .map(([name, text]) => `      ${name.padEnd(24)}${text}`)
  .join('\n')}
  particulier <id> (--siret 21330466300017 --jeton-fichier jeton.txt | --retirer)
      le jeton d’API Particulier de la collectivité : les familles demandent leur quotient à la CAF ou à la MSA
      sans attestation
  franceconnect <id> (--client … --secret-fichier secret.txt [--niveau eidas1|eidas2|eidas3] [--emetteur https://…] | --retirer)
      les familles s’identifient avec FranceConnect ; dit les adresses à y déclarer. Sans --emetteur, celui de
      production ; pour le bac à sable : --emetteur https://fcp-low.sbx.dev-franceconnect.fr/api/v2
  apparence <id> [--marque "#6b2c91"] [--police "Marianne, sans-serif"] [--logo logo.png]
      la couleur, la police et le logo de ses modules, de sa page hébergée et de ses e-mails ; « aucune » ou
      « aucun » les retire, sans rien d’autre les montre. Une couleur qui se lirait mal est refusée
  verifier <id>
      dit ce qui manque avant d’ouvrir, et que faire : adresse, HTTPS, e-mails, antivirus, sauvegardes, sites,
      pages qui contiennent leur module, agents, prix, régies
  lister
      les collectivités de ce serveur`

/** Names of addresses that the server keeps for itself. */
const RESERVED = ['api', 'dev', 'docs', 'health', 'v1']

type Command = (deps: CommandDeps, args: string[]) => Promise<string[]>

const COMMANDS: Record<string, Command> = {
  creer,
  origine,
  page,
  agent,
  territoire,
  semaine,
  fermeture,
  creneaux,
  inscriptions,
  renouvellement,
  tarif,
  familles,
  particulier,
  franceconnect,
  apparence,
  verifier,
  lister,
}

/** Runs a command. @returns what to print @throws Consigne when nothing was done */
export async function runCommand(deps: CommandDeps, [name = '', ...args]: string[]): Promise<string[]> {
  if (name === '' || name === 'aide' || [name, ...args].includes('--help')) return [AIDE]
  const command = COMMANDS[name]
  if (!command)
    throw new Consigne(`Commande inconnue : « ${name} ».`, `Connues : ${Object.keys(COMMANDS).join(', ')}.`)
  return command(deps, args)
}

async function creer({ database, publicUrl }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(args, ['nom', 'zone', 'courriel', 'telephone'])
  if (!isSlug(id))
    throw new Consigne(
      `« ${id} » ne peut pas être un nom d’adresse.`,
      'Lettres minuscules sans accent, chiffres et tirets : ma-ville.',
    )
  if (RESERVED.includes(id))
    throw new Consigne(`« ${id} » est réservé au serveur.`, 'Choisissez un autre nom : ma-ville.')
  const existing = (await openedTown(database, id))?.town
  const nom = values.nom ?? existing?.nom
  if (!nom) throw new Consigne('Le nom manque.', `npm run collectivite -- creer ${id} --nom "Ma ville"`)
  const { zone, courriel, telephone } = values
  if (zone !== undefined && !isZone(zone))
    throw new Consigne(
      `Fuseau horaire inconnu : « ${zone} ».`,
      'Exemples : Europe/Paris, Indian/Reunion, America/Guadeloupe.',
    )
  const isNew = await saveTown(database, { id, nom, zone, courriel, telephone })
  if (!isNew) return [`« ${nom} » existait : mise à jour.`]
  return [
    `« ${nom} » est créée. Sa page hébergée : ${publicUrl}/${id}/`,
    `Ensuite : npm run collectivite -- origine ${id} --ajouter https://www.maville.fr`,
  ]
}

async function origine({ database }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(args, ['ajouter', 'retirer'], ['lister'])
  await townOf(database, id)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const done: string[] = []
    if (values.ajouter) {
      const one = originOf(values.ajouter)
      done.push((await addOrigine(tx, id, one)) ? `${one} est déclarée.` : `${one} l’était déjà.`)
    }
    if (values.retirer) {
      const one = originOf(values.retirer)
      done.push((await removeOrigine(tx, id, one)) ? `${one} n’est plus déclarée.` : `${one} ne l’était pas.`)
    }
    if (done.length > 0 && !values.lister) return done
    const list = await listOrigines(tx, id)
    return [
      ...done,
      ...(list.length > 0
        ? list
        : ['Aucun site déclaré : les modules ne fonctionnent que sur la page hébergée.']),
    ]
  })
}

async function page({ database, publicUrl }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(args, ['section', 'url'], ['retirer'])
  await townOf(database, id)
  const section = SECTIONS.find((one) => one === values.section)
  if (!section)
    throw new Consigne(
      `Rubrique inconnue : « ${values.section ?? ''} ».`,
      `--section ${SECTIONS.join(' | ')}`,
    )
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    if (values.retirer) {
      await removePage(tx, id, section)
      return [`« ${section} » est sur la page hébergée : ${hostedUrl(publicUrl, id, section)}`]
    }
    const url = addressOf(values.url ?? '')
    await placePage(tx, id, section, url.href)
    const declared = await listOrigines(tx, id)
    return [
      `« ${section} » est à ${url.href}`,
      ...(declared.includes(url.origin)
        ? []
        : [
            `Attention : ce site n’est pas déclaré. npm run collectivite -- origine ${id} --ajouter ${url.origin}`,
          ]),
    ]
  })
}

async function agent({ database, clock, queue, publicUrl }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values, lists } = readArguments(args, ['courriel', 'nom', 'prenom'], ['donnees'], ['structure'])
  await townOf(database, id)
  const { nom, prenom } = values
  if (!values.courriel?.includes('@') || !nom || !prenom) {
    throw new Consigne(
      'Il manque l’adresse e-mail, le nom ou le prénom.',
      `npm run collectivite -- agent ${id} --courriel … --nom … --prenom …`,
    )
  }
  const courriel = normalizeCourriel(values.courriel)
  const opened = await queue()
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const structures = await structuresOf(tx, id, lists.structure, clock.now())
    const invite = await inviteAgent(tx, id, {
      courriel,
      nom,
      prenom,
      structures: structures.map((one) => one.id),
    })
    if (invite.etat === 'autre')
      throw new Consigne(
        `${courriel} est l’adresse d’une famille.`,
        'Donnez à l’agent une autre adresse, professionnelle.',
      )
    if (values.donnees) await nommerReferent(tx, id, invite.compte)
    const services =
      structures.length > 0
        ? structures.map((one) => one.nom).join(', ')
        : 'aucune structure : créez-les, puis relancez cette commande'
    if (invite.etat === 'connu') return [`${courriel} avait déjà son accès. Structures : ${services}.`]
    const secret = await createJeton(tx, id, invite.compte, 'invitation', clock.now())
    await opened.send(tx, 'lien', { collectivite: id, courriel, usage: 'invitation', motDePasse: null })
    return [
      `${prenom} ${nom} (${courriel}) répond pour : ${services}.`,
      'Un e-mail part avec un lien pour choisir son mot de passe. Le même accès, à remettre en main propre (14 jours, une fois) :',
      lien(await sectionUrl(tx, publicUrl, id, 'connexion'), 'invitation', secret),
    ]
  })
}

async function familles({ database, clock, queue }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(args, ['csv'])
  const town = await townOf(database, id)
  if (!values.csv)
    throw new Consigne('Le fichier manque.', `npm run collectivite -- familles ${id} --csv familles.csv`)
  const bytes = await readFile(values.csv).catch(() => {
    throw new Consigne(`Fichier illisible : ${values.csv}`, 'Vérifiez son nom et son dossier.')
  })
  const list = readFamilles(decodeCsv(bytes), clock.today(town.zone))
  if (list.erreurs.length > 0) throw refuseLines(list.erreurs)
  const opened = await queue()
  let created = 0
  let known = 0
  await database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    for (const famille of list.familles) {
      if (await createFamille(tx, town, famille, clock.now(), opened)) created++
      else known++
    }
  })
  return [
    `${created} famille${created > 1 ? 's' : ''} créée${created > 1 ? 's' : ''}, chacune invitée par e-mail à choisir son mot de passe.`,
    ...(known > 0
      ? [`${known} déjà connue${known > 1 ? 's' : ''} par leur adresse e-mail : rien n’y a été changé.`]
      : []),
  ]
}

async function verifier({ database, serveur }: CommandDeps, args: string[]): Promise<string[]> {
  const { id } = readArguments(args, [])
  const town = await townOf(database, id)
  return direRapport(town.nom, await verifierVille(database, await serveur(), id))
}

async function lister({ database }: CommandDeps, args: string[]): Promise<string[]> {
  if (args.length > 0)
    throw new Consigne('« lister » ne prend rien d’autre.', 'npm run collectivite -- lister')
  const towns = await listTowns(database)
  return towns.length > 0
    ? towns.map(({ id, nom }) => `${id.padEnd(32)} ${nom}`)
    : ['Aucune collectivité. La première : npm run collectivite -- creer ma-ville --nom "Ma ville"']
}
