import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { type LettreAEcrire, type Ligne, regrouper, type Ville } from './lettres.ts'

const { euros, jour, moment } = formats('pt')
type Corps = Pick<Lettre, 'sujet' | 'paragraphes' | 'note'>

export function lettreOf(collectivite: Ville, lettre: LettreAEcrire, url: string): Lettre {
  return { collectivite, bouton: { texte: 'Ver as minhas reservas', url }, ...corps(collectivite, lettre) }
}

function corps(ville: Ville, lettre: LettreAEcrire): Corps {
  switch (lettre.type) {
    case 'recapitulatif':
      return recapitulatif(lettre.lignes)
    case 'place-liberee':
      return placeLiberee(lettre, ville.zone)
    case 'proposition-expiree':
      return {
        sujet: 'A vaga proposta não foi confirmada',
        paragraphes: [
          ...lettre.lignes.map(
            (one) =>
              `A vaga proposta a ${one.enfant} (${quoi(one)}, ${jours(one)}) não foi confirmada a tempo: passa à família seguinte.`,
          ),
          'Pode voltar a inscrever-se na lista de espera.',
        ],
      }
    case 'reponse':
      return reponse(lettre, ville)
  }
}

function recapitulatif(lignes: readonly Ligne[]): Corps {
  const enfants = [...new Set(lignes.map((ligne) => ligne.enfant))]
  const total = lignes.reduce((sum, ligne) => sum + ligne.prixCentimes, 0)
  const liste = (titre: string, enfant: string, etat: Ligne['etat']) =>
    regrouper(lignes, enfant, etat).map(
      ({ what, days }) =>
        `${titre} – ${what}: ${days.map((one) => jours(one) + (one.rang === null ? '' : ` (${one.rang}.º)`)).join('; ')}.`,
    )
  return {
    sujet: 'As suas reservas estão guardadas',
    paragraphes: [
      'Eis o que acaba de mudar nas suas reservas.',
      ...enfants.flatMap((enfant) => [
        ...liste(`${enfant}, acrescentado`, enfant, 'confirmee'),
        ...liste(`${enfant}, pedido à equipa, que vai responder`, enfant, 'demandee'),
        ...liste(`${enfant}, na lista de espera`, enfant, 'en-attente'),
        ...liste(`${enfant}, cancelado`, enfant, 'annulee'),
      ]),
      `${total < 0 ? 'A menos' : 'A mais'} nas suas próximas faturas: ${euros(Math.abs(total))}.`,
    ],
    note: 'Se não fez estas alterações, avise a equipa.',
  }
}

function placeLiberee(
  { lignes, expireLe }: Extract<LettreAEcrire, { type: 'place-liberee' }>,
  zone: string,
): Corps {
  return {
    sujet: expireLe ? 'É-lhe proposta uma vaga' : 'Há uma vaga',
    paragraphes: [
      ...lignes.map((one) =>
        expireLe
          ? `Há uma vaga para ${one.enfant}: ${quoi(one)}, ${jours(one)}. Confirme-a até ${moment(new Date(expireLe), zone)}; senão, será proposta à família seguinte.`
          : `Há uma vaga para ${one.enfant}: ${quoi(one)}, ${jours(one)}. Está reservada.`,
      ),
      expireLe
        ? 'Se já não lhe interessa, recuse-a em «As minhas reservas»: outra família está à espera.'
        : 'Se já não a quiser, cancele-a em «As minhas reservas» antes da data limite: outra família está à espera.',
    ],
  }
}

function reponse({ lignes, motif }: Extract<LettreAEcrire, { type: 'reponse' }>, ville: Ville): Corps {
  const contact = [ville.courriel, ville.telephone].filter(Boolean).join(' ou ')
  const refused = lignes.filter((one) => one.etat === 'annulee')
  const accepted = lignes.filter((one) => one.etat === 'confirmee')
  return {
    sujet: refused.length > 0 ? 'Resposta aos seus pedidos de reserva' : 'As suas reservas foram aceites',
    paragraphes: [
      ...accepted.map((one) => `Aceite para ${one.enfant}: ${quoi(one)}, ${jours(one)}.`),
      ...refused.map((one) => `Recusado para ${one.enfant}: ${quoi(one)}, ${jours(one)}.`),
      ...(refused.length > 0 && motif ? [`Motivo: ${motif}`] : []),
      ...(refused.length > 0
        ? [
            `Uma pergunta, um desacordo? Escreva à equipa${contact ? ` (${contact})` : ''}. ${recours(ville, 'pt')}`,
          ]
        : []),
    ],
  }
}

const quoi = ({ activite, unite }: Ligne) => `${activite} (${unite})`
const jours = ({ date, fin }: Ligne) => (fin ? `de ${jour(date)} a ${jour(fin)}` : jour(date))
