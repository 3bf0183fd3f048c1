// Who does each kind of job.
import { apresControleJustificatif } from '../absences/controle.ts'
import { annoncerActualite } from '../actualites/annoncer.ts'
import { apresControleImage } from '../actualites/controle.ts'
import { sendLien } from '../comptes/liens.ts'
import { sendChangement, sendInvitationParent } from '../comptes/liens-a-deux.ts'
import { apresControleVisa } from '../conservation/controle.ts'
import { eliminer, reprendreEliminations } from '../conservation/eliminer.ts'
import { proposerPartout } from '../conservation/proposer.ts'
import { apresControleDepot, apresControleDocumentation } from '../documents/controle.ts'
import { rappelerDocuments } from '../documents/rappels.ts'
import { verifierComptes } from '../encaissements/verification.ts'
import { annoncerFacturation } from '../factures/annoncer.ts'
import { relancer } from '../factures/relances.ts'
import { controler, type SuiteControle } from '../fichiers/controle.ts'
import type { Deps } from '../http/env.ts'
import { reexaminerFoyer } from '../inscriptions/reexamen.ts'
import { apresControlePiece } from '../messages/controle.ts'
import { envoyerNotification } from '../notifications/envoyer.ts'
import type { Courrier } from '../outside/courrier.ts'
import { adresseEntiere } from '../outside/lettre.ts'
import { settle } from '../paiements/settle.ts'
import { finirCaducs } from '../prelevements/caducite.ts'
import { envoyerCode } from '../prelevements/code.ts'
import { apresControleInterdiction } from '../proches/controle.ts'
import { rappelerDecisions } from '../proches/rappels.ts'
import { apresControleQuotient } from '../quotients/declarer.ts'
import { rappelerQuotients } from '../quotients/rappels.ts'
import { rappelerRenouvellements } from '../renouvellements/relances.ts'
import { ecrireLettres } from '../reservations/annonces.ts'
import { expirer } from '../reservations/services.ts'
import { detruireFichiers } from '../rgpd/detruire.ts'
import { exporter } from '../rgpd/exporter.ts'
import { menage } from './menage.ts'

/** What follows the check of a file, by table that owns it. */
export const SUITES: Readonly<Record<string, SuiteControle>> = {
  depots: apresControleDepot,
  documentation: apresControleDocumentation,
  pieces_jointes: apresControlePiece,
  absences: apresControleJustificatif,
  actualites_images: apresControleImage,
  interdictions: apresControleInterdiction,
  eliminations: apresControleVisa,
  quotients_declares: apresControleQuotient,
}

export function registerJobs(deps: Deps, postier: Courrier): void {
  const courrier: Courrier = { send: (courriel) => postier.send(adresseEntiere(courriel, deps.publicUrl)) }
  deps.queue.handle('courriel', ({ collectivite: _, ...courriel }) => courrier.send(courriel))
  deps.queue.handle('notification', (asked) => envoyerNotification(deps, asked))
  deps.queue.handle('lien', (asked) => sendLien(deps, courrier, asked))
  deps.queue.handle('changement-courriel', (asked) => sendChangement(deps, courrier, asked))
  deps.queue.handle('invitation-parent', (asked) => sendInvitationParent(deps, courrier, asked))
  deps.queue.handle('code-mandat', (asked) => envoyerCode(deps, courrier, asked))
  deps.queue.handle('mandats-caducs', () => finirCaducs(deps))
  deps.queue.handle('lettres-reservations', (asked) => ecrireLettres(deps, asked))
  deps.queue.handle('propositions-echues', ({ collectivite }) => expirer(deps, collectivite))
  deps.queue.handle('reexamen', (asked) => reexaminerFoyer(deps, asked))
  deps.queue.handle('annoncer-factures', (asked) => annoncerFacturation(deps, asked))
  deps.queue.handle('annoncer-actualite', (asked) => annoncerActualite(deps, asked))
  deps.queue.handle('relances', () => relancer(deps))
  deps.queue.handle('verifier-comptes', () => verifierComptes(deps))
  deps.queue.handle('controler-fichier', (asked) => controler(deps, asked, SUITES))
  deps.queue.handle('rappels-renouvellement', () => rappelerRenouvellements(deps))
  deps.queue.handle('rappels-documents', async () => {
    await rappelerDocuments(deps)
    await rappelerQuotients(deps)
    await rappelerDecisions(deps)
  })
  deps.queue.handle('export-donnees', (asked) => exporter(deps, asked))
  deps.queue.handle('detruire-fichiers', (asked) => detruireFichiers(deps, asked))
  deps.queue.handle('proposer-eliminations', () => proposerPartout(deps))
  deps.queue.handle('eliminer', (asked) => eliminer(deps, asked))
  deps.queue.handle('reprendre-eliminations', () => reprendreEliminations(deps))
  deps.queue.handle('menage', () => menage(deps))
  deps.queue.handle('suivre-paiement', ({ collectivite, paiement }) => settle(deps, collectivite, paiement))
}
