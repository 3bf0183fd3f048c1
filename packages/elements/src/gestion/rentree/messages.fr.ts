import type { Blocage } from '@inoe/contract/renouvellements'
import { catalogue } from '../../i18n/langue.ts'

export const renouvellementFr: {
  titre: string
  aide: string
  annee: string
  du: string
  jusquAu: string
  blocage: string
  blocages: Record<Blocage, string>
  rappel: string
  rappelAide: string
  enregistrer: string
  demander: string
  envoi: string
  enregistre: (annee: string) => string
  pasUnNombre: string
  arreter: string
  arreterTitre: string
  arreterTexte: string
  arrete: string
  compte: (renouvelees: number, nombre: number) => string
  commencees: (nombre: number) => string
  pasEncore: (jour: string) => string
  personne: string
  toutes: string
  liste: string
  parties: (nombre: number) => string
  injoignable: string
  relance: (jour: string) => string
  sansNom: string
  relancer: string
  relancerTitre: (nombre: number) => string
  relancerTexte: string
  relancerOui: string
  relancees: (nombre: number) => string
} = catalogue('rentree', {
  titre: 'Renouvellement des dossiers',
  aide: 'Les familles retrouvent leur dossier rempli et le confirment partie par partie. Sont comptées ici celles qui sont inscrites, ou demandent à l’être, dans vos structures.',
  annee: 'Année scolaire',
  du: 'Premier jour',
  jusquAu: 'Dernier jour',
  blocage: 'Ensuite, sans dossier renouvelé',
  blocages: {
    rien: 'Rien n’est bloqué',
    inscriptions: 'Pas de demande d’inscription pour cette année',
    reservations: 'Ni demande d’inscription ni réservation pour cette année',
  },
  rappel: 'Rappel automatique, en jours avant la fin',
  rappelAide: 'Une fois, aux familles qui ne l’ont pas fait. Laissez vide pour n’en envoyer aucun.',
  enregistrer: 'Enregistrer',
  demander: 'Demander le renouvellement',
  envoi: 'Enregistrement…',
  enregistre: (annee) =>
    `C’est enregistré\u00a0: le renouvellement pour ${annee} est demandé aux familles à ces dates.`,
  pasUnNombre: 'Écrivez un nombre de jours, de 1 à 60.',
  arreter: 'Ne plus demander le renouvellement',
  arreterTitre: 'Ne plus demander le renouvellement\u00a0?',
  arreterTexte:
    'Les familles ne le verront plus et rien ne sera bloqué. Ce qu’elles ont confirmé est gardé\u00a0: vous pourrez le demander à nouveau.',
  arrete: 'Le renouvellement n’est plus demandé aux familles.',
  compte: (renouvelees, nombre) =>
    nombre === 1
      ? `${renouvelees} dossier renouvelé sur 1`
      : `${renouvelees} ${renouvelees < 2 ? 'dossier renouvelé' : 'dossiers renouvelés'} sur ${nombre}`,
  commencees: (nombre) => (nombre === 1 ? '1 autre est commencé' : `${nombre} autres sont commencés`),
  pasEncore: (jour) => `Les familles le verront à partir du ${jour}.`,
  personne: 'Aucune famille n’est inscrite dans vos structures.',
  toutes: 'Toutes les familles de vos structures ont renouvelé leur dossier.',
  liste: 'Familles qui ne l’ont pas fait',
  parties: (nombre) =>
    nombre === 0 ? 'pas commencé' : nombre === 1 ? '1 partie confirmée' : `${nombre} parties confirmées`,
  injoignable: 'Sans compte\u00a0: à joindre autrement',
  relance: (jour) => `relancée le ${jour}`,
  sansNom: 'Famille sans nom',
  relancer: 'Relancer ces familles par e-mail',
  relancerTitre: (nombre) =>
    nombre === 1 ? 'Relancer 1 famille\u00a0?' : `Relancer ${nombre} familles\u00a0?`,
  relancerTexte:
    'Chacune reçoit un e-mail, sauf celles qui n’ont pas de compte et celles à qui il a déjà été écrit aujourd’hui.',
  relancerOui: 'Relancer',
  relancees: (nombre) =>
    nombre === 0
      ? 'Aucun e-mail n’est parti\u00a0: ces familles n’ont pas de compte, ou ont déjà été relancées aujourd’hui.'
      : nombre === 1
        ? '1 famille est relancée par e-mail.'
        : `${nombre} familles sont relancées par e-mail.`,
})
