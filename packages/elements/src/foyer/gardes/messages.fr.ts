import type { Garde } from '@inoe/contract/gardes'
import { catalogue } from '../../i18n/langue.ts'

export const gardesFr = catalogue('gardes', {
  aide: 'Un enfant en garde alternée peut être dans les dossiers de ses deux parents. Chacun réserve et règle ses jours. Aucun des deux foyers ne voit l’adresse, les revenus, les factures ni les messages de l’autre. Les informations médicales de l’enfant sont communes.',
  recue: (par: string) =>
    `${par} vous propose d’avoir aussi dans votre dossier un enfant dont vous êtes l’autre parent.`,
  jusque: (jour: string) => `Répondez avant le ${jour}.`,
  naissance: 'Date de naissance de l’enfant',
  naissanceAide: 'Elle montre que vous le connaissez\u00a0: rien de lui n’est affiché avant.',
  accepter: 'L’ajouter à mon dossier',
  refuser: 'Refuser',
  refuserTitre: 'Refuser cette proposition\u00a0?',
  refuserTexte: 'L’autre parent sera prévenu que vous n’avez pas donné suite.',
  requis: 'Cette information est obligatoire.',
  envoi: 'Envoi…',
  unFoyer: 'Dans votre dossier seulement.',
  deuxFoyers: 'Dans les dossiers de ses deux parents.',
  inviter: 'Il vit aussi chez son autre parent',
  pour: (prenom: string) => ` : ${prenom}`,
  courriel: 'Adresse e-mail de l’autre parent',
  courrielAide: (prenom: string) =>
    `Un e-mail lui propose d’avoir ${prenom} dans son dossier. Il ne nomme pas ${prenom}.`,
  envoyer: 'Envoyer la proposition',
  auService:
    'L’autre parent a répondu : le service compare ce que chacun a écrit, et vous préviendra par e-mail.',
  enAttente: (courriel: string, jour: string) =>
    `Proposition envoyée à ${courriel}, valable jusqu’au ${jour}.`,
  retirer: 'Retirer la proposition',
  calendrier: 'Calendrier',
  sansCalendrier:
    'Aucun calendrier pour l’instant\u00a0: vos réservations ne disent pas à qui est chaque jour.',
  enVigueur: 'En vigueur',
  par: {
    ici: 'Proposé par vous, confirmé par l’autre parent.',
    ailleurs: 'Proposé par l’autre parent, confirmé par vous.',
    service: 'Enregistré par le service.',
  } satisfies Record<Garde['par'], string>,
  propose: 'À confirmer',
  proposePar: {
    ici: 'Vous l’avez proposé\u00a0: il s’appliquera quand l’autre parent l’aura confirmé.',
    ailleurs: 'L’autre parent le propose\u00a0: il s’appliquera si vous le confirmez.',
    service: '',
  } satisfies Record<Garde['par'], string>,
  confirmer: 'Confirmer ce calendrier',
  pasConfirmer: 'Ne pas confirmer',
  retirerCalendrier: 'Retirer ce calendrier',
  ecrire: 'Proposer un calendrier',
  changer: 'Proposer un autre calendrier',
  proposer: 'Proposer à l’autre parent',
  chacunSesJours: 'Votre collectivité demande que chaque foyer réserve ses jours.',
  lieux: { ici: 'chez vous', ailleurs: 'chez l’autre parent' },
  aucun: 'Aucun enfant dans votre dossier pour l’instant.',
  fait: {
    accepte: 'L’enfant est dans votre dossier.',
    refuse: 'Votre réponse est envoyée.',
    invite: 'La proposition est envoyée.',
    retire: 'La proposition est retirée.',
    propose: 'Le calendrier est proposé à l’autre parent.',
    confirme: 'Le calendrier est confirmé\u00a0: vos réservations en tiennent compte.',
  },
} as const)
